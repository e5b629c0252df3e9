// Spreads hosts over three proxies by a hash of the name; each stands in for the others.
var proxies = ["px1.contoso.test:8080", "px2.contoso.test:8080", "px3.contoso.test:8080"];

function hash(text) {
  var sum = 0;
  for (var i = 0; i < text.length; i++) {
    sum = (sum * 31 + text.charCodeAt(i)) % 65521;
  }
  return sum;
}

function FindProxyForURL(url, host) {
  host = host.toLowerCase();
  if (isPlainHostName(host) || dnsDomainIs(host, ".contoso.test")) {
    return "DIRECT";
  }
  var first = hash(host) % proxies.length;
  var result = [];
  for (var i = 0; i < proxies.length; i++) {
    result.push("PROXY " + proxies[(first + i) % proxies.length]);
  }
  return result.join("; ") + "; DIRECT";
}
