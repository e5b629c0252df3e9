// The brace of the first condition is missing.
function FindProxyForURL(url, host) {
  if (isPlainHostName(host)) {
    return "DIRECT";

  return "PROXY proxy.contoso.test:8080";
}
