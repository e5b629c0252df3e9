"""A client, a firewall, a proxy and an internet as network namespaces that have no way out."""
