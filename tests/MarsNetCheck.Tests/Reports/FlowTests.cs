using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;
using MarsNetCheck.Routes;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Reports;

public sealed class FlowTests
{
    [Fact]
    public void A_run_in_which_all_is_well_has_no_blocked_flow() =>
        Assert.Empty(Flow.All(FlowReports.Of(EvidenceBuilder.Healthy())));

    [Fact]
    public void A_dropped_connection_has_both_ends_its_interface_and_what_was_asked_for()
    {
        var flow = Only(Direct(a => a.ConnectFails(FailureKind.Timeout)));

        Assert.Equal((FlowProtocol.Tcp, FlowReports.Here, (int?)50_000), (flow.Protocol, flow.Source, flow.SourcePort));
        Assert.Equal(IPEndPoint.Parse("20.190.128.10:443"), flow.Destination);
        Assert.Equal(["login.microsoftonline.com"], flow.AskedFor);
        Assert.Equal(("Ethernet0", FlowReports.Gateway), (flow.Interface, flow.NextHop));
        Assert.Equal(FlowReports.Noon, flow.StartedAt);
        Assert.Equal((RouteKind.Direct, "tcp.timeout"), (flow.Route.Kind, flow.Code));
        Assert.Equal(["login"], flow.Endpoints);
    }

    [Fact]
    public void What_was_sent_and_came_back_is_told_for_every_stage_of_a_direct_connection()
    {
        var hello = "SYN, ClientHello (SNI login.microsoftonline.com)";
        var asked = $"{hello}, GET {Given.Login.Url}";

        Tells("SYN", "nothing in 0.0 s", a => a.ConnectFails(FailureKind.Timeout));
        Tells("SYN", "RST", a => a.ConnectFails(FailureKind.Refused));
        Tells("SYN", "ICMP 3/13 from 10.1.4.1", a => a.ConnectFails(FailureKind.Prohibited, new IcmpError { Type = 3, Code = 13, Sender = FlowReports.Gateway }));
        Tells("SYN", "ICMP 3/1 from an unknown sender", a => a.ConnectFails(FailureKind.Unreachable, new IcmpError { Type = 3, Code = 1 }));
        Tells("nothing", "this machine's own filter denied it", a => a.ConnectFails(FailureKind.LocalDenied));
        Tells(hello, "SYN-ACK, then RST after the ClientHello", a => a.HandshakeFails(FailureKind.Reset));
        Tells(hello, "SYN-ACK, then FIN after the ClientHello", a => a.HandshakeFails(FailureKind.Closed));
        Tells(hello, "SYN-ACK, then nothing in 0.0 s after the ClientHello", a => a.HandshakeFails(FailureKind.Timeout));
        Tells(hello, "SYN-ACK, then TLS alert 40 after the ClientHello", a => a.HandshakeFails(FailureKind.TlsAlert, 40));
        Tells(hello, "SYN-ACK, then certificate CN=login.microsoftonline.com by CN=Corp CA, O=Contoso", a => a.IssuedBy("Corp CA", "Contoso", trusted: false));
        Tells(asked, "TLS handshake, then RST after the request", a => a.ExchangeFails(FailureKind.Reset));
    }

    [Fact]
    public void Bytes_that_came_after_the_greeting_are_counted()
    {
        var flow = Only(Direct(a => a.Shaking(h => h with { Failure = Failure.Of(FailureKind.Reset), BytesReceived = 1380, Chain = [] })));

        Assert.Equal("SYN-ACK, then 1380 bytes, then RST after the ClientHello", flow.Received);
    }

    [Fact]
    public void Through_a_proxy_the_flow_is_to_the_proxy_and_names_what_was_asked_of_it()
    {
        var flow = Only(Proxied(a => a.ProxySays(403)));

        Assert.Equal(IPEndPoint.Parse("10.1.1.8:8080"), flow.Destination);
        Assert.Equal(Given.Proxy, flow.Route.Proxy);
        Assert.Equal(["login.microsoftonline.com:443"], flow.AskedFor);
        Assert.Equal("SYN, CONNECT login.microsoftonline.com:443", flow.Sent);
        Assert.Equal("SYN-ACK, then HTTP 403", flow.Received);
    }

    [Fact]
    public void A_handshake_that_dies_in_a_tunnel_has_the_proxy_in_its_way()
    {
        var flow = Only(Proxied(a => a.HandshakeFails(FailureKind.Reset)));

        Assert.Equal("SYN, CONNECT login.microsoftonline.com:443, ClientHello (SNI login.microsoftonline.com)", flow.Sent);
        Assert.Equal("HTTP 200 to CONNECT, then RST after the ClientHello", flow.Received);
    }

    [Fact]
    public void A_proxy_that_is_silent_to_everybody_is_one_flow_that_names_everything_asked_for()
    {
        var flow = Assert.Single(Flow.All(FlowReports.Of(EvidenceBuilder.HealthyThroughProxy().Each(_ => Attempt.Through(Given.Proxy).ConnectFails(FailureKind.Timeout)))));

        Assert.Equal("proxy.unreachable", flow.Code);
        Assert.Equal(Given.All.Length, flow.Attempts);
        Assert.Equal(Given.All.Select(e => e.Id), flow.Endpoints);
        Assert.Contains("www.msftconnecttest.com:80", flow.AskedFor);
    }

    [Fact]
    public void Plain_HTTP_that_a_proxy_refuses_is_told_with_the_answer_to_the_request()
    {
        var report = FlowReports.Of(EvidenceBuilder.HealthyThroughProxy().Each(e => e.IsTls ? Attempt.Through(Given.Proxy).ProxySays(407) : Attempt.Through(Given.Proxy).Answers(407)));

        var flow = Assert.Single(Flow.All(report), f => f.Endpoints.Contains("ncsi"));

        Assert.Equal("SYN, GET http://www.msftconnecttest.com/connecttest.txt", flow.Sent);
        Assert.Equal("SYN-ACK, then HTTP 407", flow.Received);
    }

    [Fact]
    public void IPv6_has_its_own_end_and_gateway()
    {
        var flow = Only(Direct(a => (a with { Address = "2603:1006:2000::5" }).ConnectFails(FailureKind.Prohibited, new IcmpError { Type = 1, Code = 1, Sender = IPAddress.Parse("2001:db8:4::1") })));

        Assert.Equal((FlowReports.HereV6, IPAddress.Parse("fe80::1%4")), (flow.Source, flow.NextHop));
        Assert.Equal("ICMPv6 1/1 from 2001:db8:4::1", flow.Received);
    }

    [Fact]
    public void Silence_of_a_DNS_server_is_one_flow_for_all_names()
    {
        var flow = Assert.Single(Flow.All(FlowReports.Of(EvidenceBuilder.Healthy().Each(e => Attempt.At(EvidenceBuilder.AddressOf(e)).ResolveFails(FailureKind.Timeout)))));

        Assert.Equal((FlowProtocol.Udp, EvidenceBuilder.Resolver, "dns.timeout"), (flow.Protocol, flow.Destination, flow.Code));
        Assert.Equal((FlowReports.Here, null), (flow.Source, flow.SourcePort));
        Assert.Equal(("DNS query A", "nothing in 0.0 s"), (flow.Sent, flow.Received));
        Assert.Equal(Given.All.Select(e => e.Host), flow.AskedFor);
        Assert.Equal(Given.All.Length, flow.Attempts);
    }

    [Fact]
    public void A_DNS_server_that_was_not_asked_has_no_flow()
    {
        var silent = EvidenceBuilder.Failed(Given.Login, FailureKind.Timeout);
        var unasked = silent.Lookups[0] with { Server = EvidenceBuilder.SecondResolver, Failure = Failure.Of(FailureKind.NotAsked) };
        var resolve = silent with { Lookups = [.. silent.Lookups, unasked] };
        var flow = Only(EvidenceBuilder.Healthy().With(Given.Login, resolve, new Attempt().ResolveFails(FailureKind.Timeout)));

        Assert.Equal(EvidenceBuilder.Resolver, flow.Destination);
    }

    [Fact]
    public void A_false_answer_of_a_DNS_server_is_the_flow_and_not_what_became_of_it()
    {
        var flow = Only(EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("0.0.0.0").ConnectFails(FailureKind.Refused)));

        Assert.Equal((FlowProtocol.Udp, "dns.sinkhole", "answer 0.0.0.0"), (flow.Protocol, flow.Code, flow.Received));
    }

    [Fact]
    public void What_nothing_was_sent_for_or_was_not_measured_is_no_flow()
    {
        Assert.Empty(Flow.All(FlowReports.Of(Direct(a => a.ConnectFails(FailureKind.NoRoute)))));
        Assert.Empty(Flow.All(FlowReports.Of(Direct(a => a.ConnectFails(FailureKind.OutOfBudget)))));
        Assert.Empty(Flow.All(FlowReports.Of(Direct(a => a.ResolveFails(FailureKind.NotAsked)))));
    }

    [Fact]
    public void An_address_that_fails_beside_one_that_works_is_a_flow_only_if_a_finding_says_so()
    {
        var lucky = Attempt.At("20.190.128.11");
        var dead = Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout);

        Assert.Empty(Flow.All(FlowReports.Of(EvidenceBuilder.Healthy().With(Given.Login, dead, lucky))));
    }

    [Fact]
    public void A_destination_in_the_own_network_has_no_gateway_in_its_way()
    {
        var near = Given.Proxy with { Host = "10.1.4.80" };
        var attempt = Attempt.Through(near) with { Address = "10.1.4.80" };

        var flow = Assert.Single(Flow.All(FlowReports.Of(EvidenceBuilder.HealthyThroughProxy().Each(_ => attempt.ConnectFails(FailureKind.Refused)))));

        Assert.Equal(flow.Destination.Address, flow.NextHop);
    }

    private static EvidenceBuilder Direct(Func<Attempt, Attempt> change) => EvidenceBuilder.Healthy().With(Given.Login, change(Attempt.At("20.190.128.10")));

    private static EvidenceBuilder Proxied(Func<Attempt, Attempt> change) => EvidenceBuilder.HealthyThroughProxy().With(Given.Login, change(Attempt.Through(Given.Proxy)));

    private static Flow Only(EvidenceBuilder evidence) => Assert.Single(Flow.All(FlowReports.Of(evidence)));

    private static void Tells(string sent, string received, Func<Attempt, Attempt> change)
    {
        var flow = Only(Direct(change));
        Assert.Equal((sent, received), (flow.Sent, flow.Received));
    }
}
