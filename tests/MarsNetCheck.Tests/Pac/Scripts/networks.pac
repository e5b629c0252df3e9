/* Inside addresses go direct, branch offices take their own proxy. */
function FindProxyForURL(url, host) {
  var address = dnsResolve(host);
  if (!address) {
    return "PROXY central.contoso.test:3128";
  }
  if (isInNet(address, "10.0.0.0", "255.0.0.0") ||
      isInNet(address, "172.16.0.0", "255.240.0.0") ||
      isInNet(address, "192.168.0.0", "255.255.0.0")) {
    return "DIRECT";
  }
  if (isInNet(myIpAddress(), "10.48.0.0", "255.255.0.0")) {
    return "PROXY warsaw.contoso.test:3128; PROXY central.contoso.test:3128";
  }
  return "PROXY central.contoso.test:3128";
}
