"""Words that a recording keeps: vocabulary of settings, nobody's own."""

# for programmers: vocabulary of settings, shown to nobody

_TEXT = """
a able about access activated activeconnection activeinstances ad adapter adapter1 addr address
addresses addressrandomization addresstype addrgenmode adhoc advertising agent airport alias all
allow allowed always and anonymize any ap apple assigned attrib auth authentication auto autoconf
autoconnect autoswitch avahi b band base bluetooth bluez boolean boot broadcast browse bss bssid
build built by call capabilities card certificate class client clientidentifier cloned com
computername conf config configuration connected connection connectionmode connections
connectiontype connectivity controller controller_address controller_discoverable
controller_properties controller_state core country current currentcontrolset daily data dbus
default desktop dev device device_connected device_not_connected devices devicetype dhcp dhcpv4
dhcpv6 dict disable disabled disconnected discoverable discoverabletimeout dns dnscache dnsclient
dnssec driver driverversion duid duplicate eap eapol en0 en1 en2 enable enabled enablemdns
enablemulticast enablenetbios enablerandomization encryption enp ess est etc eth ether ethernet
eui64 except fallback false fast feature fi file fixed flags format freedesktop full gatt gen
general getall getmacaddress getmanagedobjects getsettings global group guid hardware has hci0
hci1 hex hidden hklm hostname hotspot hwaddr hwaddress id identifier if ifconfig ifindex inactive
inet inet6 info infrastructure instance instances interface interfaces internal internet interval
introspectable ip ip4 ip6 ipv4 ipv6 is iwd json keep kernel key keyfile keymaterial keymgmt
keytype known knownnetwork lan lease level lib link list listconnections lladdr llmnr
llmnrhostname llmnrsupport lo local localdomain localhost localhostname loopback mac macaddress
macaddressrandomizationmask machine macrandomization main managed manager manual manufacturer
master match max mdns media metered metric mgmt microsoft mode model modem msft msm mtu multicast
multicastdns name names nd netadapter netbios netbiosoptions netbt netmask network
networkaddresses networkingenabled networkmanager networks networksetup never no nodes non
nonbroadcast none nopass not null objectmanager off on once one only open options org organization
p2p packet pairable pairabletimeout parameters passphrase path peer perm permaddr permanent
permanentaddress permhwaddress permissions persistent phase2 phy plugin plugins policies policy
port powered prefix prefixlen preserve prettyhostname primary privacy private
privatemacaddressmodesystemsetting privatemacaddressmodeusersetting proc profile profiler profiles
promisc properties property proxy psk public publish publishing random randomization
randomizationseed randomize randomizeeveryday randommacstate rate read ready resolve resolve1
resolved role root rotating route running runtime sae same scan scutil sec secrets secured security
sendhostname sent seq service services set setting settings shared sharedkey show signature since
size slaac smart software some spbluetoothdatatype speed ssid ssid1 ssidconfig stable startup
state static statichostname staticname status string supported supportedfeatures
supportedinstances sysctl system system32 systemd table temporary timeout timestamp tkip to true
tunnel type types unassociated unicast unknown unmanaged unset up update useonex user users utf8
uuid uuids v1 v2 v3 valid value vendor version very virtual vpn wait wep wifi windows wireless
wirelessenabled wirelesshardwareenabled wlan wlan0 wlan1 wlanprofile wlansvc wlp wpa wpa2 wpa2psk
wpa3sae wpapsk www xml xmlns yes zone
"""

KNOWN = frozenset(one for one in _TEXT.split() if not set(one) <= set("0123456789abcdef"))
"""Without what could be digits of an address."""
