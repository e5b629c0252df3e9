using System.Globalization;
using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// One address family connects, the other does not. A machine without the family has nothing to repair (NoRoute), and one
/// dead address among several of a family says nothing: the controls are the other family of the same endpoint, and the
/// other endpoints that have both. An address that DNS made up says nothing of the family either.
/// </summary>
internal sealed class TcpFamilyRule(Lazy<Recognition> recognition) : CaseRule(Descriptor)
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
        Action = "Open TCP port[portMany: s] {port} over IPv{dead} on the firewall, or disable IPv{dead} towards the Internet on this machine.",
    };

    public override IEnumerable<Claim> Judge(Evidence evidence)
    {
        var wrong = new DnsSinkholeRule(recognition).WrongAddresses(evidence);
        return Case.All(evidence).Select(c => Judge(c, evidence, wrong)).OfType<Claim>();
    }

    protected override Claim? Judge(Case subject, Evidence evidence) => Judge(subject, evidence, new DnsSinkholeRule(recognition).WrongAddresses(evidence));

    private Claim? Judge(Case subject, Evidence evidence, IReadOnlySet<IPAddress> wrong)
    {
        if (DeadFamily(subject, wrong) is not { } dead)
            return null;
        var alive = dead == 4 ? 6 : 4;
        var attempts = Attempts(subject, dead);
        var failure = attempts[0].Connect!.Failure!;
        return Claim(subject) with
        {
            Severity = IsTheFamilys(dead, evidence, wrong) ? null : Severity.Info,
            // Where a cause explains the name's addresses or who answers there, the dead ones are a consequence.
            YieldsToCause = attempts.TrueForAll(t => IsOdd(t.Address!, subject)),
            Key = dead.ToString(CultureInfo.InvariantCulture),
            Arguments = Words.Of(
                ("dead", dead.ToString(CultureInfo.InvariantCulture)),
                ("alive", alive.ToString(CultureInfo.InvariantCulture)),
                ("port", subject.Endpoint.Port.ToString(CultureInfo.InvariantCulture)),
                ("failure", Exhibit.Word(failure.Kind))),
            Evidence = Exhibit.Of(
                ("dead", Exhibit.Texts(attempts.Select(t => t.Connect!.Remote.ToString()))),
                ("alive", subject.Trace.Connect!.Remote.ToString()),
                ("failure", Exhibit.Word(failure.Kind)),
                ("icmp", Exhibit.Icmp(failure.Icmp))),
        };
    }

    // One endpoint among several with both families speaks of that endpoint, not of the family.
    private static bool IsTheFamilys(int dead, Evidence evidence, IReadOnlySet<IPAddress> wrong)
    {
        var both = Case.All(evidence).Where(c => c.IsDirect && HasBoth(c)).ToList();
        return both.Count == 1 || both.Count(c => DeadFamily(c, wrong) == dead) > 1;
    }

    private static bool HasBoth(Case subject) =>
        Attempts(subject, 4).Any(WasTried) && Attempts(subject, 6).Any(WasTried);

    private static int? DeadFamily(Case subject, IReadOnlySet<IPAddress> wrong)
    {
        if (!subject.IsDirect || subject.Trace is not { Connect.Failure: null, Family: { } alive })
            return null;
        var dead = alive == 4 ? 6 : 4;
        var attempts = Attempts(subject, dead);
        return attempts.Count > 0 && attempts.All(Fails) && !attempts.TrueForAll(t => wrong.Contains(SpecialAddress.Plain(t.Address!))) ? dead : null;
    }

    private static bool IsOdd(IPAddress address, Case subject) =>
        SpecialAddress.IsNowhere(address) || SpecialAddress.IsPrivate(address) || NameAnswers.AllOutsideDocumentedRanges([SpecialAddress.Plain(address)], subject.Endpoint);

    private static List<Trace> Attempts(Case subject, int family) =>
        [.. subject.Attempts.Where(t => t.Family == family && t is { Connect: not null, Address: not null })];

    private static bool WasTried(Trace attempt) => attempt.Connect!.Failure is null || Fails(attempt);

    private static bool Fails(Trace attempt) =>
        attempt.Connect!.Failure?.Kind is not (null or FailureKind.NoRoute or FailureKind.OutOfBudget);
}
