using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>This machine has no DNS server to ask. The control is the operating system: it has no answer either without a server.</summary>
internal sealed class DnsNoResolverRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.no-resolver",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        RunWide = true,
        Stage = Stage.Resolve,
        Blame = Blame.Local,
        Title = "This machine has no DNS server",
        Detail = "No DNS server is configured, so no name can be resolved.",
        Action = "Configure a DNS server on the network adapter of this machine.",
        MarsErrors = ["100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence) =>
        subject.FailureOf(Stage.Resolve)?.Kind != FailureKind.NoResolver
            ? null
            : Claim(subject) with
            {
                Key = "resolver",
                Evidence = Exhibit.Of(("resolvers", Exhibit.Texts(evidence.Machine.Resolvers.Select(r => r.ToString())))),
            };
}
