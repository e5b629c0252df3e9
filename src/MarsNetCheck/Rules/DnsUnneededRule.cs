using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Local DNS cannot resolve the endpoint, and the proxy does not need it to. The control is the proxy, whose own name resolves.</summary>
internal sealed class DnsUnneededRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.unneeded",
        Severity = Severity.Info,
        Kind = ClaimKind.Remark,
        Stage = Stage.Resolve,
        Blame = Blame.Dns,
        Title = "Local DNS cannot resolve {host}, and need not",
        Detail = "The way to {endpoints} is a proxy, which resolves the names itself. That local DNS fails ({failure}) changes nothing.",
        Action = "",
    };

    // On the way over a proxy the attempt's own look-up is of the proxy's name: where that fails, local DNS is needed after all.
    protected override Claim? Judge(Case subject, Evidence evidence) =>
        subject.Proxy is null || subject.Trace.Resolve?.Failure is not null
            || subject.Target.LocalResolve?.Failure is not { } failure || failure.Kind is FailureKind.OutOfBudget or FailureKind.NotAsked
            ? null
            : Claim(subject) with
            {
                Key = "local",
                Arguments = Words.Of(("failure", Exhibit.Word(failure.Kind))),
                Evidence = Exhibit.Of(("failure", Exhibit.Word(failure.Kind))),
            };
}
