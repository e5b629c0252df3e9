function FindProxyForURL(url, host) { return "PROXY proxy.lab.test:3128"; }
