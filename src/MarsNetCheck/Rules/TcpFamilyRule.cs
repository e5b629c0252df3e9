using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// One address family connects, the other does not. A machine without the family has nothing to repair (NoRoute), and one
/// dead address among several of a family says nothing: the control is the other family of the same endpoint.
/// </summary>
internal sealed class TcpFamilyRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tcp.family",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Stage = Stage.Connect,
        Blame = Blame.Firewall,
        Title = "IPv{dead} does not work, IPv{alive} does",
        Detail = "Every IPv{dead} address of {endpoints} failed ({failure}), and IPv{alive} connects. A program that tries IPv{dead} first waits for it in vain at each connection.",
        Action = "Open TCP port {port} over IPv{dead} on the firewall, or disable IPv{dead} towards the Internet on this machine.",
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (!subject.IsDirect || subject.Trace.Connect is not { Failure: null } || subject.Trace.Family is not { } alive)
            return null;
        var dead = alive == 4 ? 6 : 4;
        var attempts = subject.Target.Main.Where(t => t.Family == dead && t.Connect is not null).ToList();
        if (attempts.Count == 0 || !attempts.All(Fails))
            return null;
        var failure = attempts[0].Connect!.Failure!;
        return Claim(subject) with
        {
            Key = dead.ToString(CultureInfo.InvariantCulture),
            Arguments = Words.Of(
                ("dead", dead.ToString(CultureInfo.InvariantCulture)),
                ("alive", alive.ToString(CultureInfo.InvariantCulture)),
                ("port", subject.Endpoint.Port.ToString(CultureInfo.InvariantCulture)),
                ("failure", Exhibit.Word(failure.Kind))),
            Evidence = Exhibit.Of(
                ("dead", Exhibit.Texts(attempts.Select(t => t.Connect!.Remote.ToString()))),
                ("alive", subject.Trace.Connect.Remote.ToString()),
                ("failure", Exhibit.Word(failure.Kind)),
                ("icmp", Exhibit.Icmp(failure.Icmp))),
        };
    }

    private static bool Fails(Trace attempt) =>
        attempt.Connect!.Failure?.Kind is not (null or FailureKind.NoRoute or FailureKind.OutOfBudget);
}
