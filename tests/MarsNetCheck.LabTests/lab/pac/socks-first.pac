function FindProxyForURL(url, host) { return "SOCKS5 proxy.lab.test:3999; PROXY proxy.lab.test:3128"; }
