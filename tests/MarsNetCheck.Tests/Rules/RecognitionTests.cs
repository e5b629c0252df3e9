using System.Text.Json;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Rules;
using MarsNetCheck.Tests.Diagnosis;
using MarsNetCheck.Tests.House;

namespace MarsNetCheck.Tests.Rules;

/// <summary>The recognition data: a sample of each product, and what looks like one and is none.</summary>
public sealed class RecognitionTests
{
    private static readonly Recognition _recognition = Recognition.Load();

    public static TheoryData<string, string> Bodies => new()
    {
        { "Zscaler", "<head><title>Internet Security by Zscaler</title></head>" },
        { "FortiGate", "<p>Powered By FortiGuard</p>" },
        { "FortiGate", "<h1>FortiGuard Intrusion Prevention - Access Blocked</h1>" },
        { "FortiGate", "<h1>FortiGuard Web Filtering</h1>" },
        { "FortiGate", "<p>You have tried to access a web page which is in violation of your internet usage policy.</p>" },
        { "FortiGate", "<title>Web Filter Violation</title>" },
        { "FortiGate", "<title>Web Filter Block Override</title>" },
        { "FortiGate", "<title>FortiGate Application Control</title>" },
        { "FortiGate", "The transfer was stopped.<br/>Attack ID: 20000<br/>" },
        { "FortiGate", "<img src=\"http://url.fortinet.net:8008/XX/YY/ZZ/CI/AAAA\">" },
        { "Palo Alto Networks", "Access to the web page you were trying to visit has been blocked in accordance with company policy. Ask IT." },
        { "Palo Alto Networks", "<body><h1>Web Page Blocked</h1></body>" },
        { "Blue Coat ProxySG", "<a href=\"http://notify.bluecoat.com/x\">why</a>" },
        { "Check Point", "<title>Check Point UserCheck</title>" },
        { "Check Point", "<link href=\"/UserCheck/css/Blob_static.css\">" },
        { "Cisco Umbrella", "<p>This site is blocked due to content filtering.</p>" },
        { "Cisco Umbrella", "<p>This domain is blocked due to content filtering.</p>" },
        { "Cisco Umbrella", "<meta http-equiv=refresh content=\"0;url=https://block.opendns.com/?url=x\">" },
        { "Cisco Umbrella", "<script>location='https://malware.opendns.com/'</script>" },
        { "Cisco Meraki", "<p>This website is blocked by your network operator.</p>" },
        { "Cisco WSA", "<strong>You are attempting to access a forbidden site.</strong>" },
        { "Forcepoint", "<iframe src=\"http://10.1.2.3:15871/cgi-bin/blockpage.cgi?ws-session=1\">" },
        { "Forcepoint", "<frame src=\"http://10.1.2.3:15871/cgi-bin/block_message.cgi\">" },
        { "WatchGuard", "Request denied by WatchGuard HTTP Proxy. Reason: category" },
        { "WatchGuard", "<title>Response denied by WatchGuard HTTP Proxy</title>" },
        { "McAfee Web Gateway", "<title>McAfee Web Gateway - Notification - Blocked by URL filtering</title>" },
        { "McAfee Web Gateway", "<title>McAfee Web Gateway - Notification - Blocked by GTI Reputation</title>" },
        { "SonicWall", "<title>SonicWALL - Web Site Blocked</title>" },
        { "SonicWall", "<a href=\"http://cfssupport.sonicwall.com/\">rate it</a>" },
        { "SonicWall", "<meta name=\"id\" content=\"siteBlocked\">" },
        { "Barracuda", "<tr><th>Barracuda NextGen Firewall:</th></tr>" },
        { "Squid", "<body id=ERR_ACCESS_DENIED>" },
        { "Squid", "<body id=\"ERR_FORWARDING_DENIED\">" },
        { "Kerio Control", "<p>This page has been blocked by Kerio Control</p>" },
        { "Untangle", "<b>This web page is blocked</b> because it violates network policy." },
        { "Netsweeper", "<iframe src=\"http://filter.test:8080/webadmin/deny/?dpid=2\">" },
        { "Netsweeper", "<a href=\"http://poweredbynetsweeper.com\">" },
        { "Lightspeed", "<title>Lightspeed System - Web Access</title>" },
        { "Juniper", "<p>Juniper Web Filtering has been set to block this site.</p>" },
        { "Smart-X", "<title>SmartXFilter Message</title>" },
        { "NetentSec", "<title>NetentSec Content Filter - Access Denied</title>" },
        { "Akamai ETP", "<meta http-equiv=refresh content=\"0;url=http://error.etp.akamai.com/error.html\">" },
        { "Total AV", "<title>Total AV Blocked</title>" },
        { "ESET", "<title>Alert! - ESET Endpoint Antivirus</title>" },
        { "ESET", "<title>Alert! - ESET File Security</title>" },
        { "Dr.Web", "<title>Dr.Web strongly advises you not to go on</title>" },
        { "NextDNS", "Blocked-By: NextDNS" },
        { "Pi-hole", "<!-- Pi-hole: A black hole for Internet advertisements -->" },
        { "Zyxel", "<title>Zyxel Security Cloud-DNS Filter Service Portal</title>" },
        { "TEHTRIS", "<title>TEHTRIS DNS Firewall</title>" },
        { "SafeDNS", "<img src=\"https://blockpage-cdn.safedns.com/logo.png\">" },
    };

    public static TheoryData<string, string, string> Fields => new()
    {
        { "Zscaler", "Location", "https://gateway.zscaler.net:443/auD?origurl=x" },
        { "Zscaler", "Location", "https://gateway.zscalertwo.net/x" },
        { "FortiGate", "Location", "http://url.fortinet.net:8008/XX/YY" },
        { "Palo Alto Networks", "Location", "http://10.1.1.1:6080/php/urlblock.php?args=AAA" },
        { "Blue Coat ProxySG", "Location", "http://notify.bluecoat.com/notify" },
        { "Check Point", "Location", "https://gw.contoso.test/UserCheck/PortalMain?IID=1" },
        { "Cisco Umbrella", "Location", "https://hit-block.opendns.com/?url=1" },
        { "Cisco Meraki", "Location", "http://wired.meraki.com:8090/blocked.cgi?blocked_server=1" },
        { "Forcepoint", "Location", "http://10.1.2.3:15871/cgi-bin/blockpage.cgi?ws-session=1" },
        { "SonicWall", "Location", "http://cfssupport.sonicwall.com/x" },
        { "Barracuda", "Server", "Barracuda/NGFirewall 7.2" },
        { "Squid", "X-Squid-Error", "ERR_ACCESS_DENIED 0" },
        { "Squid", "X-Squid-Error", "ERR_FORWARDING_DENIED 0" },
        { "Squid", "Location", "http://proxy.contoso.test/sgerror.php?url=403" },
        { "Squid", "Location", "http://proxy.contoso.test/cgi-bin/squidGuard.cgi?clientaddr=10.1.1.1" },
        { "iboss", "Location", "http://10.1.1.1:8080/ibreports/ibp/bp.html" },
        { "iboss", "Location", "http://10.1.1.1/block/restricted.html?fn=x" },
        { "Untangle", "Location", "http://10.1.1.1/web-filter/blockpage?nonce=1" },
        { "Netsweeper", "Location", "http://filter.test:8080/webadmin/deny/?dpid=2" },
        { "Akamai ETP", "Location", "http://error.etp.akamai.com/error.html?x" },
        { "Dr.Web", "Location", "https://support.drweb.com/new/urlfilter?url=x" },
        { "NextDNS", "Blocked-By", "NextDNS" },
    };

    /// <summary>What looks like a block page to a careless reader: status, a field, the body.</summary>
    public static TheoryData<string, int, string, string> FalseFriends => new()
    {
        { "a content network's 5xx", 522, "Server: cloudflare", "<title>site | 522: Connection timed out</title><div id=\"cf-error-details\">Ray ID: 8d1f Your IP: 192.0.2.1 Performance &amp; security by Cloudflare</div>" },
        { "a content network's 1020", 403, "CF-RAY: 8d1f-FRA", "<title>Access denied</title><h1>Error 1020</h1><p>What happened? This website is using a security service to protect itself from online attacks. You have been blocked.</p>" },
        { "a content network's wait page", 503, "Server: cloudflare", "<title>Please Wait... | Cloudflare</title><h1>One more step</h1><p>Please complete the security check to access</p>" },
        { "a CAPTCHA", 403, "Server: nginx", "<title>Are you a robot?</title><form><div class=\"g-recaptcha\"></div>Prove that you are human. Your network was blocked for unusual traffic.</form>" },
        { "Akamai's reference", 403, "Server: AkamaiGHost", "<HTML><TITLE>Access Denied</TITLE><H1>Access Denied</H1>You don't have permission to access this server.<P>Reference #18.2f3c.1700.1a2b</HTML>" },
        { "Front Door's error", 503, "X-Azure-Ref: 0abc", "<h2>Our services aren't available right now</h2><p>We're working to restore all services as soon as possible. Please check back soon.</p>0abcRef A: 01 Ref B: FRA Ref C: 2026" },
        { "the sign-in page", 200, "x-ms-request-id: 1", "<title>Sign in to your account</title><script>$Config={\"strBlocked\":\"Your account has been blocked. Please contact your system administrator.\",\"urlMsaSignUp\":\"https://login.live.com\"}</script>" },
        { "the service's own 503", 503, "Server: Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0", "<?xml version=\"1.0\"?><Error><Code>ServerBusy</Code><Message>Ingress is over the account limit.</Message></Error>" },
        { "the service's own XML error", 403, "Server: Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0", "<?xml version=\"1.0\"?><Error><Code>AuthorizationFailure</Code><Message>This request is not authorized to perform this operation.</Message></Error>" },
        { "a web server's 503", 503, "Server: Microsoft-HTTPAPI/2.0", "<HTML><HEAD><TITLE>Service Unavailable</TITLE></HEAD><BODY><h2>Service Unavailable</h2><hr><p>HTTP Error 503. The service is unavailable.</p></BODY></HTML>" },
        { "a proxy's page for a failed look-up", 503, "X-Squid-Error: ERR_DNS_FAIL 0", "<title>ERROR: The requested URL could not be retrieved</title><style>/* Stylesheet for Squid Error pages */</style><body id=ERR_DNS_FAIL>" },
        { "a reset that a proxy tells of", 502, "X-Squid-Error: ERR_READ_ERROR 104", "<p>(104) Connection reset by peer</p>" },
        { "a vague application's text", 403, "Server: x", "Application Blocked" },
        { "a vague lock", 403, "Server: x", "This site is locked" },
        { "a vague advice", 403, "Server: x", "Please contact your system administrator if you believe this is in error" },
        { "a vague rule", 403, "Server: x", "Blocking rule" },
        { "an admission control that asks for a product", 403, "Server: x", "<p>Install Kaspersky Anti-Virus or Kaspersky Internet Security to use this network</p>" },
        { "a link to a vendor", 200, "Server: x", "<a href=\"https://www.fortinet.net/\">fortinet.net</a>" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_block_page_is_told_by_its_text(string product, string body) =>
        Assert.Equal(product, _recognition.BlockedBy(Attempt.AnswerOf(403, body)));

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_block_page_is_told_by_a_field(string product, string name, string value) =>
        Assert.Equal(product, _recognition.BlockedBy(Attempt.AnswerOf(302, "", (name, value))));

    [Fact]
    public void Every_product_of_the_data_has_a_sample_and_stands_in_the_document()
    {
        var products = Products("blockPages");
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "recognition.md"));

        Assert.Empty(products.Except(Bodies.Select(b => b.Data.Item1).Concat(Fields.Select(f => f.Data.Item1)), StringComparer.Ordinal));
        Assert.All(products.Concat(Products("issuers")), p => Assert.Contains(p, document, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(FalseFriends))]
    public void What_only_looks_like_a_block_page_is_none(string what, int status, string field, string body)
    {
        var header = field.Split(": ", 2);
        var answer = Attempt.AnswerOf(status, body, (header[0], header[1]));

        Assert.True(_recognition.BlockedBy(answer) is null, what);
    }

    [Theory]
    [MemberData(nameof(FalseFriends))]
    public void No_rule_takes_it_for_one_on_any_way(string what, int status, string field, string body)
    {
        var header = field.Split(": ", 2);
        Attempt Answering(string address) => Attempt.At(address).Answers(status, body, (header[0], header[1]));

        string[] codes =
        [
            .. EvidenceBuilder.Healthy().With(Given.Crl, Answering("192.229.221.95")).Judge().Codes(),
            .. EvidenceBuilder.Healthy().With(Given.Blob, Answering("52.239.140.10")).Judge().Codes(),
            .. EvidenceBuilder.Healthy().With(Given.Login, Answering("20.190.128.10").IssuedBy("Contoso CA", "Contoso", trusted: true)).Judge().Codes(),
        ];

        Assert.True(!codes.Contains("http.block-page", StringComparer.Ordinal), what);
    }

    [Fact]
    public void What_a_product_on_the_machine_blocks_is_the_machines_own()
    {
        var finding = EvidenceBuilder.Healthy().With(Given.Crl, Attempt.At("192.229.221.95").Answers(403, "<title>Total AV Blocked</title>")).Judge().Only("http.block-page");

        Assert.Equal(Blame.Local, finding.Blame);
    }

    [Theory]
    [InlineData("caadmin.netskope.com", "", "Netskope")]
    [InlineData("eproxy.caadmin.netskope.com", "", "Netskope")]
    [InlineData("ca.ctm.eu.goskope.com", "", "Netskope")]
    [InlineData("x", "Netskope Inc.", "Netskope")]
    [InlineData("Zscaler Root CA", "", "Zscaler")]
    [InlineData("zscaler intermediate", "", "Zscaler")]
    [InlineData("Zscaler Intermediate Root CA (zscalerthree.net) (t) ", "Zscaler Inc.", "Zscaler")]
    [InlineData("Palo Alto Networks Inc", "", "Palo Alto Networks")]
    [InlineData("x", "Palo Alto Networks Inc", "Palo Alto Networks")]
    [InlineData("Blue Coat ProxySG", "", "Blue Coat ProxySG")]
    [InlineData("bluecoat appliance", "", "Blue Coat ProxySG")]
    [InlineData("x", "Blue Coat SG210 Series", "Blue Coat ProxySG")]
    [InlineData("Forcepoint Cloud CA", "Forcepoint LLC", "Forcepoint")]
    [InlineData("FortiGate CA", "Fortinet", "FortiGate")]
    [InlineData("FortiGate CA", "Fortinet Ltd.", "FortiGate")]
    [InlineData("McAfee Web Gateway", "", "McAfee Web Gateway")]
    [InlineData("Cisco Umbrella Root CA", "", "Cisco Umbrella")]
    [InlineData("Cisco Umbrella Primary SubCA", "Cisco", "Cisco Umbrella")]
    [InlineData("mitmproxy", "mitmproxy", "mitmproxy")]
    [InlineData("PortSwigger CA", "PortSwigger", "Burp Suite")]
    [InlineData("DO_NOT_TRUST_FiddlerRoot", "DO_NOT_TRUST", "Fiddler")]
    [InlineData("Charles Proxy CA (1 Jan 2026, HOST)", "XK72 Ltd", "Charles")]
    [InlineData("OWASP ZAP Root CA", "OWASP Root CA", "OWASP ZAP")]
    [InlineData("avast! Web/Mail Shield Root", "avast! Web/Mail Shield", "Avast")]
    [InlineData("AVG Web/Mail Shield Root", "AVG Web/Mail Shield", "AVG")]
    [InlineData("Norton Web/Mail Shield Root", "Norton Web/Mail Shield", "Norton")]
    [InlineData("Bitdefender Personal CA.Net-Defender", "Bitdefender", "Bitdefender")]
    [InlineData("Kaspersky Anti-Virus Personal Root Certificate", "AO Kaspersky Lab", "Kaspersky")]
    [InlineData("ESET SSL Filter CA", "ESET, spol. s r. o.", "ESET")]
    [InlineData("ContentKeeper Appliance CA (123)", "", "ContentKeeper")]
    [InlineData("x", "Cyberoam Certificate Authority", "Cyberoam")]
    [InlineData("www.netspark.com", "", "NetSpark")]
    [InlineData("Smoothwall-default-root-certificate-authority", "", "Smoothwall")]
    [InlineData("x", "HTTPS Management Certificate for SonicWALL (self-signed)", "SonicWall")]
    [InlineData("Sophos SSL CA_C1234-AB", "Sophos", "Sophos")]
    [InlineData("Sophos_CA_A1B2", "Sophos Plc", "Sophos")]
    [InlineData("sophosutm Proxy CA", "sophosutm", "Sophos UTM")]
    [InlineData("IWSS.TREND", "", "Trend Micro IWSS")]
    [InlineData("Fireware HTTPS Proxy", "WatchGuard_Technologies", "WatchGuard")]
    [InlineData("pfSense-pfBNG-DNSBL-5c1f", "", "pfBlockerNG")]
    [InlineData("DigiCert Global Root CA", "DigiCert Inc", null)]
    [InlineData("Example Corp Internal Root", "Example Corp", null)]
    [InlineData("Microsoft Azure RSA TLS Issuing CA 03", "Microsoft Corporation", null)]
    [InlineData("Cisco Systems Root", "Cisco", null)]
    public void An_issuer_names_the_product_that_opens_TLS(string commonName, string organization, string? product)
    {
        var handshake = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("20.190.128.10").IssuedBy(commonName, organization, trusted: false)).Build()
            .Targets.Single(t => t.Endpoint == Given.Login).Traces[0].Handshake!;

        Assert.Equal(product, _recognition.Inspector(handshake)?.Product);
    }

    [Theory]
    [InlineData(511, "Server: x", "")]
    [InlineData(200, "Content-Type: application/captive+json", "{ \"captive\": true }")]
    [InlineData(200, "Server: x", "<html><!-- <WISPAccessGatewayParam><Redirect/></WISPAccessGatewayParam> --></html>")]
    public void A_portal_that_says_so_is_one_whatever_was_asked_for(int status, string field, string body)
    {
        var header = field.Split(": ", 2);

        EvidenceBuilder.Healthy().With(Given.Crl, Attempt.At("192.229.221.95").Answers(status, body, (header[0], header[1]))).Judge().Only("http.captive-portal");
    }

    [Fact]
    public void A_filters_page_in_place_of_the_connectivity_check_is_no_portal() =>
        EvidenceBuilder.Healthy().With(Given.Ncsi, Attempt.At("13.107.4.52").Answers(302, "", ("Location", "https://hit-block.opendns.com/?url=1"))).Judge().Only("http.block-page");

    private static List<string> Products(string list)
    {
        using var stream = typeof(Recognition).Assembly.GetManifestResourceStream("recognition.json")!;
        using var data = JsonDocument.Parse(stream);
        return [.. data.RootElement.GetProperty(list).EnumerateArray().Select(e => e.GetProperty("product").GetString()!).Distinct(StringComparer.Ordinal)];
    }
}
