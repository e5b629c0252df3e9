using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>No DNS server answered. The controls are the other servers, and TCP: each question is asked again over TCP when UDP stays silent.</summary>
internal sealed class DnsTimeoutRule() : DnsFailureRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.timeout",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Resolve,
        Blame = Blame.Dns,
        Title = "[silent: No DNS server answers for {host}][tcpOnly: The DNS server {resolvers} answers over TCP only]",
        Detail = "[silent: For {endpoints} {servers} gave no answer, neither by UDP nor by TCP: ][namedOne: the server is][namedMany: the servers are][silent:  down, or a firewall drops UDP and TCP port 53 on the way to ][namedOne: it][namedMany: them][silent: .][unasked:  Nothing at all came back to the first questions of the run, so those for the other names were not sent.][tcpOnly: All {questions} answers of {resolvers} came by TCP, and none by UDP. A program that asks by UDP alone gets no answer.]",
        Action = "[silent: Repair {servers}, or open UDP and TCP port 53 to ][namedOne: it][namedMany: them][silent:  from this machine on the firewall between][tcpOnly: Open UDP port 53 from this machine to {resolvers} on the firewall between].",
        MarsErrors = ["100050", "34513"],
    };

    // One answer by TCP is a lost datagram.
    private const int FewestAnswers = 4;

    /// <inheritdoc/>
    public override IEnumerable<Claim> Judge(Evidence evidence) => base.Judge(evidence).Concat(OverTcpOnly(evidence));

    // It answers, so nothing is wrong yet. The control is every other question to the same server.
    private static IEnumerable<Claim> OverTcpOnly(Evidence evidence) =>
        from server in DnsResolverDownRule.Lookups(evidence).Where(l => l.Transport is not null).GroupBy(l => l.Server)
        where server.Count() >= FewestAnswers && server.All(l => l.Transport == DnsTransport.TcpOnly)
        select new Claim
        {
            Rule = Descriptor,
            Severity = Severity.Info,
            Kind = ClaimKind.Remark,
            Arguments = Words.Of(
                ("tcpOnly", ""),
                ("resolvers", server.Key.ToString()),
                ("questions", server.Count().ToString(CultureInfo.InvariantCulture))),
            Evidence = Exhibit.Of(("resolver", server.Key.ToString()), ("transport", Exhibit.Word(DnsTransport.TcpOnly)), ("answers", server.Count())),
        };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.Timeout or FailureKind.Refused or FailureKind.Unreachable or FailureKind.Prohibited
        or FailureKind.LocalDenied or FailureKind.NoRoute or FailureKind.Reset or FailureKind.Closed or FailureKind.ProtocolError or FailureKind.NotAsked;
}
