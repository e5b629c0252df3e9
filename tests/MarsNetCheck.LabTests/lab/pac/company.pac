// The sign-in ranges through the proxy, whatever else directly: decided by address, as company scripts do.
function FindProxyForURL(url, host) {
  if (isPlainHostName(host) || dnsDomainIs(host, ".lab.test"))
    return "DIRECT";
  var address = dnsResolve(host);
  if (isInNet(address, "20.190.128.0", "255.255.192.0") || isInNet(address, "40.126.0.0", "255.255.192.0"))
    return "PROXY proxy.lab.test:3128";
  return "DIRECT";
}
