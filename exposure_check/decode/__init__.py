"""Bytes in, model out: capture containers, link layers, frames, payloads.

Every byte here is hostile. Each length is bounded before it is used, nothing recurses, and no
decoder raises on any input: what cannot be read is said in the result or counted in a
`problems.ProblemLog`.

Two depths, for speed and for the bystanders' sake:

* the **hot path** (`parser`, containers, ``link_*``) turns a stream of bytes into rows of a
  `exposure_check.model.heard.Batch`, looking no deeper than the sender's address;
* the **deep decoders** (`wifi_body`, `advert`, `ad_payload`, `net_facts`) interpret a row's raw
  bytes, later, and only for the device the user calls theirs.
"""
