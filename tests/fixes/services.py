"""Services on a private bus that keep what they are told, as the real ones do."""

from tests.host.buses import Services

NM = "org.freedesktop.NetworkManager"
SETTINGS = "/org/freedesktop/NetworkManager/Settings"
GET, GET_ALL, SET = (f"org.freedesktop.DBus.Properties.{one}" for one in ("Get", "GetAll", "Set"))
DENIED = "org.freedesktop.NetworkManager.Settings.PermissionDenied"


class Handlers(Services):
    """``handlers`` maps interface.member to a function of (path, body) that returns a signature
    and a body, the name of an error, or None for no answer at all."""

    def __init__(self, address, names, handlers):
        self.handlers = handlers
        super().__init__(address, names, {})

    def _answer(self, message):
        from dbus_fast import Message, MessageType

        if message.message_type is not MessageType.METHOD_CALL:
            return None
        method = f"{message.interface}.{message.member}"
        self.calls.append((message.path, method, message.flags))
        handler = self.handlers.get(method)
        if handler is None:
            return None
        found = handler(message.path, message.body)
        if found is None:
            return True
        if isinstance(found, str):
            return Message.new_error(message, found, "refused")
        return Message.new_method_return(message, found[0], found[1])


class MadeNetworkManager:
    """Keeps profiles by path; passwords are told to nobody and stay in what is kept.

    ``refuse`` is the name of an error that every update ends with; ``changes`` is called on what
    it is to keep, as NetworkManager normalises.
    """

    def __init__(self, profiles, version="1.42.4"):
        from dbus_fast import Variant

        self.version = Variant("s", version)
        self.profiles = {f"{SETTINGS}/{number}": one for number, one in enumerate(profiles, 1)}
        self.about = {
            "Filename": Variant("s", "/etc/NetworkManager/system-connections/x.nmconnection"),
            "Flags": Variant("u", 0),
        }
        self.secrets = dict.fromkeys(self.profiles, "verysecret1")
        self.refuse = ""
        self.changes = lambda settings: settings
        self.updates = []

    def handlers(self):
        connection = f"{NM}.Settings.Connection"
        return {
            f"{NM}.Settings.ListConnections": lambda _path, _body: ("ao", [list(self.profiles)]),
            f"{NM}.Settings.GetConnectionByUuid": self._find,
            f"{connection}.GetSettings": self._settings,
            f"{connection}.Update2": self._update,
            GET: lambda _path, _body: ("v", [self.version]),
            GET_ALL: lambda _path, _body: ("a{sv}", [self.about]),
        }

    def _find(self, _path, body):
        for path, settings in self.profiles.items():
            if settings["connection"]["uuid"].value == body[0]:
                return "o", [path]
        return f"{NM}.Settings.InvalidConnection"

    def _settings(self, path, _body):
        return "a{sa{sv}}", [self.profiles[path]]

    def _update(self, path, body):
        settings, flags, _more = body
        self.updates.append((path, flags))
        if self.refuse:
            return self.refuse
        assert "psk" not in settings.get("802-11-wireless-security", {})
        self.profiles[path] = self.changes(settings)
        return "a{sv}", [{}]


class MadeProperties:
    """Properties of objects by path, as BlueZ and hostnamed have them."""

    def __init__(self, objects):
        self.objects = objects
        self.refuse = ""

    def handlers(self):
        return {GET: self._get, SET: self._set}

    def _get(self, path, body):
        found = self.objects.get(path, {}).get(body[1])
        return ("v", [found]) if found is not None else "org.freedesktop.DBus.Error.UnknownObject"

    def _set(self, path, body):
        from dbus_fast import Variant

        if self.refuse:
            return self.refuse
        name, value = body[1], body[2]
        if name == "Alias" and value.value == "":
            value = Variant("s", self.objects[path]["Name"].value)
        self.objects[path][name] = value
        return "", []
