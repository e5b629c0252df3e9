using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Rules;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Rules;

public sealed class TlsRulesTests
{
    private static readonly Attempt Login = Attempt.At("20.190.128.10");

    [Theory]
    [InlineData(FailureKind.NotTls, null, "tls.not-tls")]
    [InlineData(FailureKind.ProtocolError, null, "tls.not-tls")]
    [InlineData(FailureKind.TlsAlert, 40, "tls.alert")]
    [InlineData(FailureKind.TlsAlert, null, "tls.alert")]
    [InlineData(FailureKind.TlsVersion, 70, "tls.version")]
    [InlineData(FailureKind.TlsVersion, null, "tls.version")]
    [InlineData(FailureKind.Reset, null, "tls.reset")]
    [InlineData(FailureKind.Closed, null, "tls.closed")]
    [InlineData(FailureKind.Timeout, null, "tls.timeout")]
    public void A_failing_handshake_names_how_it_fails(FailureKind kind, int? alert, string code)
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, Login.HandshakeFails(kind, alert)).Judge();

        Assert.Equal(Blame.Firewall, judgement.Only(code).Blame);
        Assert.Equal(EndpointVerdict.Blocked, judgement.VerdictOf("login"));
    }

    [Fact]
    public void Behind_a_proxy_the_proxy_team_looks_after_the_handshake() =>
        Assert.Equal(Blame.Proxy, EvidenceBuilder.HealthyThroughProxy()
            .With(Given.Login, Attempt.Through(Given.Proxy).HandshakeFails(FailureKind.Reset)).Judge().Only("tls.reset").Blame);

    [Theory]
    [InlineData(null, true)]
    [InlineData(FailureKind.TlsAlert, true)]
    [InlineData(FailureKind.Reset, false)]
    public void Another_name_on_the_same_address_tells_whether_the_name_is_filtered(FailureKind? other, bool filtered)
    {
        var evidence = EvidenceBuilder.Healthy().With(Given.Login, Login.HandshakeFails(FailureKind.Reset)).Build();
        var request = Assert.Single(new Diagnostician(RuleBook.Standard().Rules).Needs(evidence), r => r.Kind == ControlKind.OtherName);
        Assert.Equal((ControlKind.OtherName, "login", "20.190.128.10", 443), (request.Kind, request.Endpoint, request.Address!.ToString(), request.Port));

        var attempt = other is { } kind ? Login.HandshakeFails(kind) : Login;
        var trace = new EvidenceBuilder().With(Given.Login, attempt).Build().Targets[0].Traces[0];
        var finding = EvidenceBuilder.Judge(evidence with { Controls = [new ControlFact { Request = request, Trace = trace }] }).Only("tls.reset");
        Assert.Equal(filtered, finding.Evidence["sniFiltered"]!.GetValue<bool>());
        Assert.Equal(filtered, finding.Detail.Contains("goes by the name", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_control_nothing_is_said_of_the_name()
    {
        var finding = EvidenceBuilder.Healthy().With(Given.Login, Login.HandshakeFails(FailureKind.Reset)).Judge().Only("tls.reset");

        Assert.False(finding.Evidence.ContainsKey("sniFiltered"));
        Assert.DoesNotContain("Another server name", finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, Severity.Warning, EndpointVerdict.Degraded)]
    [InlineData(false, Severity.Error, EndpointVerdict.Blocked)]
    public void A_chain_that_ends_elsewhere_is_interception(bool trusted, Severity severity, EndpointVerdict verdict)
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, Login.IssuedBy("Contoso Enterprise CA", "Contoso", trusted)).Judge();

        Assert.Equal(severity, judgement.Only("tls.intercepted").Severity);
        Assert.Equal(verdict, judgement.VerdictOf("login"));
    }

    [Theory]
    [InlineData("Zscaler Intermediate Root CA (zscalerthree.net)", "Zscaler Inc.", "Zscaler", Blame.Firewall)]
    [InlineData("FortiGate CA", "Fortinet", "FortiGate", Blame.Firewall)]
    [InlineData("Kaspersky Anti-Virus Personal Root Certificate", "AO Kaspersky Lab", "Kaspersky", Blame.Local)]
    [InlineData("Example Corp Internal Root", "Example Corp", null, Blame.Firewall)]
    public void The_product_is_named_where_it_can_be_told(string commonName, string organization, string? product, Blame blame)
    {
        var finding = EvidenceBuilder.Healthy().With(Given.Login, Login.IssuedBy(commonName, organization, trusted: true)).Judge().Only("tls.intercepted");

        Assert.Equal(product, finding.Evidence["product"]?.GetValue<string>());
        Assert.Equal(blame, finding.Blame);
    }

    [Theory]
    [InlineData("proxy.contoso.test", Blame.Proxy)]
    [InlineData("127.0.0.1", Blame.Local)]
    [InlineData("localhost", Blame.Local)]
    public void What_commonly_runs_on_the_machine_may_be_a_proxy_elsewhere(string proxy, Blame blame)
    {
        var attempt = Attempt.Through(Given.Proxy with { Host = proxy }).IssuedBy("DO_NOT_TRUST_FiddlerRoot", "DO_NOT_TRUST", trusted: false);

        Assert.Equal(blame, EvidenceBuilder.HealthyThroughProxy().With(Given.Login, attempt).Judge().Only("tls.intercepted").Blame);
    }

    [Fact]
    public void An_imitated_issuer_name_does_not_hide_a_foreign_root() =>
        EvidenceBuilder.Healthy().With(Given.Login, Login.Shaking(h => h with { Root = "FOREIGN-ROOT" })).Judge().Only("tls.intercepted");

    [Fact]
    public void A_root_that_the_user_named_is_genuine() =>
        Assert.Empty(EvidenceBuilder.Healthy()
            .With(Given.Login, Login.IssuedBy("Lab CA", "Lab", trusted: false).Shaking(h => h with { Root = "LAB", ExpectedRoot = true, Trusted = false, ChainProblems = ["UntrustedRoot"] })).Judge().All());

    [Fact]
    public void A_trusted_interception_does_not_hide_a_block_page()
    {
        var attempt = Login.IssuedBy("FortiGate CA", "Fortinet", trusted: true).Answers(403, "<html>Powered By FortiGuard</html>");
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, attempt).Judge();

        judgement.Only("http.block-page");
        Assert.Equal(EndpointVerdict.Blocked, judgement.VerdictOf("login"));
    }

    [Fact]
    public void A_genuine_issuer_without_a_root_is_untrusted_and_not_intercepted()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Login.Shaking(h => h with { Root = null, RootSubject = null, Trusted = false, ChainProblems = ["PartialChain"] })).Judge();

        Assert.Equal(Blame.Local, judgement.Only("tls.untrusted").Blame);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void The_certificate_hosts_are_to_be_opened_only_where_one_failed(bool reached, bool offered)
    {
        var crl = Attempt.At("192.229.221.95");
        var finding = EvidenceBuilder.Healthy()
            .With(Given.Login, Login.Shaking(h => h with { Root = null, RootSubject = null, Trusted = false, ChainProblems = ["PartialChain"] }))
            .With(Given.Crl, reached ? crl : crl.ConnectFails(FailureKind.Timeout)).Judge().Find("tls.untrusted");

        Assert.Equal(offered, finding.Action.Contains("certificate hosts on TCP port 80", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Given.GenuineRoot)]
    public void A_genuine_issuers_name_without_its_signature_is_interception(string? root)
    {
        var finding = EvidenceBuilder.Healthy()
            .With(Given.Login, Login.Shaking(h => h with { Root = root, Trusted = false, ChainProblems = ["NotSignatureValid"] })).Judge().Only("tls.intercepted");

        Assert.Equal((Severity.Error, Blame.Firewall), (finding.Severity, finding.Blame));
        Assert.Contains("whose signature it does not bear", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handshake_that_is_torn_down_tells_at_which_byte()
    {
        var attempt = Login.HandshakeFails(FailureKind.Reset);
        var later = attempt with { Handshake = h => attempt.Handshake(h) with { BytesReceived = 1400 } };
        var finding = EvidenceBuilder.Healthy().With(Given.Login, later).Judge().Only("tls.reset");

        Assert.Equal("serverHello", finding.Evidence["diedAfter"]!.GetValue<string>());
        Assert.Contains("1400 bytes had come back", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void On_Windows_a_root_that_is_not_installed_yet_is_a_warning()
    {
        var attempt = Login.Shaking(h => h with { Root = null, RootSubject = null, Trusted = false, ChainProblems = ["PartialChain"], Chain = [h.Chain[0], h.Chain[0]] });
        var evidence = EvidenceBuilder.Healthy().With(Given.Login, attempt).Build();
        var windows = evidence with { Machine = evidence.Machine with { OperatingSystem = "Microsoft Windows 10.0.20348" } };
        var linux = evidence with { Machine = evidence.Machine with { OperatingSystem = "Debian GNU/Linux 12" } };

        Assert.Equal(Severity.Warning, EvidenceBuilder.Judge(windows).Only("tls.untrusted").Severity);
        Assert.Equal(Severity.Error, EvidenceBuilder.Judge(linux).Only("tls.untrusted").Severity);
    }

    [Fact]
    public void An_unknown_revocation_state_is_not_untrusted() =>
        Assert.Empty(EvidenceBuilder.Healthy()
            .With(Given.Login, Login.Shaking(h => h with { Trusted = false, ChainProblems = ["RevocationStatusUnknown", "OfflineRevocation"] })).Judge().All());

    [Fact]
    public void Two_expired_certificates_are_spoken_of_as_two()
    {
        var now = Attempt.Now;
        var judgement = EvidenceBuilder.Healthy().With(Given.Blob, Attempt.At("52.239.140.10").Valid(now.AddDays(-90), now.AddDays(-1)))
            .With(Given.Blob2, Attempt.At("52.239.140.20").Valid(now.AddDays(-90), now.AddDays(-1))).Judge();

        Assert.Equal("The certificates of account1.blob.core.windows.net and 1 more have expired", judgement.Only("tls.expired").Title);
    }

    [Fact]
    public void An_expired_certificate_is_expired() =>
        EvidenceBuilder.Healthy().With(Given.Login, Login.Valid(Attempt.Now.AddDays(-90), Attempt.Now.AddDays(-1))).Judge().Only("tls.expired");

    [Fact]
    public void A_certificate_of_tomorrow_is_not_yet_valid() =>
        EvidenceBuilder.Healthy().With(Given.Login, Login.Valid(Attempt.Now.AddDays(1), Attempt.Now.AddDays(90))).Judge().Only("tls.not-yet-valid");

    [Fact]
    public void A_genuine_certificate_for_another_name_is_a_mismatch() =>
        Assert.Equal(Blame.Dns, EvidenceBuilder.Healthy().With(Given.Login, Login.Shaking(h => h with { NameMatches = false })).Judge().Only("tls.name-mismatch").Blame);

    [Fact]
    public void A_foreign_expired_certificate_for_another_name_is_interception_and_nothing_more()
    {
        var attempt = Login.Shaking(h => h with
        {
            Root = "FOREIGN-ROOT",
            Trusted = false,
            NameMatches = false,
            ChainProblems = ["UntrustedRoot", "NotTimeValid"],
            Chain = [h.Chain[0] with { NotAfter = Attempt.Now.AddDays(-1) }],
        });

        EvidenceBuilder.Healthy().With(Given.Login, attempt).Judge().Only("tls.intercepted");
    }

    [Theory]
    [InlineData("RSA", 1024, "sha256RSA")]
    [InlineData("RSA", 2048, "sha1RSA")]
    public void A_short_key_or_an_old_signature_is_weak(string key, int size, string signature)
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Login.Shaking(h => h with { Chain = [h.Chain[0] with { KeyAlgorithm = key, KeySize = size, SignatureAlgorithm = signature }] })).Judge();

        var weak = judgement.Only("tls.weak");
        Assert.Equal((Severity.Warning, Blame.Microsoft, "Report the weak certificate of login.microsoftonline.com to Microsoft."), (weak.Severity, weak.Blame, weak.Action));
    }

    [Fact]
    public void A_weak_certificate_that_something_on_the_way_made_is_the_firewalls()
    {
        var attempt = Login.IssuedBy("Contoso Enterprise CA", "Contoso", trusted: true);
        var weak = attempt with { Handshake = h => attempt.Handshake(h) with { Chain = [attempt.Handshake(h).Chain[0] with { KeySize = 1024 }] } };

        var finding = EvidenceBuilder.Healthy().With(Given.Login, weak).Judge().Find("tls.weak");
        Assert.Equal((Blame.Firewall, "Renew the weak certificate on the device that presents it, or exempt login.microsoftonline.com from that device."), (finding.Blame, finding.Action));
    }

    [Fact]
    public void What_the_server_sends_besides_a_valid_chain_does_not_count() =>
        Assert.Empty(EvidenceBuilder.Healthy().With(Given.Login, Login.Shaking(h => h with { Chain = [h.Chain[0], Superfluous(h)] })).Judge().All());

    [Theory]
    [InlineData("NotTimeValid", "tls.expired")]
    [InlineData("HasWeakSignature", "tls.weak")]
    public void What_the_server_sends_besides_counts_where_the_chain_complains(string problem, string code) =>
        Assert.Contains(code, EvidenceBuilder.Healthy()
            .With(Given.Login, Login.Shaking(h => h with { Trusted = false, ChainProblems = [problem], Chain = [h.Chain[0], Superfluous(h)] })).Judge().Codes());

    private static CertificateFact Superfluous(HandshakeFact handshake) => handshake.Chain[0] with
    {
        Subject = "CN=Old Cross",
        Thumbprint = "OLD",
        NotAfter = Attempt.Now.AddDays(-400),
        SignatureAlgorithm = "sha1RSA",
    };

    [Fact]
    public void An_elliptic_key_of_256_bits_is_not_weak() =>
        Assert.Empty(EvidenceBuilder.Healthy()
            .With(Given.Login, Login.Shaking(h => h with { Chain = [h.Chain[0] with { KeyAlgorithm = "ECC", KeySize = 256, SignatureAlgorithm = "sha384ECDSA" }] })).Judge().All());

    [Fact]
    public void An_old_version_that_was_agreed_on_is_the_finding() =>
        EvidenceBuilder.Healthy().With(Given.Login, Login.Shaking(h => h with { Protocol = "Tls11" })).Judge().Only("tls.version");
}
