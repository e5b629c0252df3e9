using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>How far this machine's clock is from the clocks of those that answered.</summary>
/// <param name="Ahead">How far the others' clocks are ahead of this machine's, at most 20 years; negative if they are behind.</param>
/// <param name="Answers">How many answers it rests on.</param>
/// <param name="Weak">True if it rests on one answer without TLS, or on answers that none of the services themselves are shown to have given.</param>
internal sealed record ClockOffset(TimeSpan Ahead, int Answers, bool Weak)
{
    // Beyond that a date is made up, or garbage.
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(20 * 365.25);

    /// <summary>The median over the endpoints. Answers of the services themselves count first, those inside TLS before plain ones. Null if no answer had a date.</summary>
    public static ClockOffset? Of(Evidence evidence)
    {
        var cases = Case.All(evidence).ToList();
        var own = cases.Where(c => IsTheServices(c, evidence)).ToList();
        return OverAll(own.Where(c => c.Endpoint.IsTls).Select(c => c.Answer), weak: 0)
            ?? OverAll(own.Where(c => c is { Endpoint.IsTls: false, AskedProxy: false }).Select(c => c.Answer), weak: 1)
            ?? OverAll(cases.Select(c => c.Trace.Tunnel?.Answer ?? (IsInPlaceOfTheService(c) ? null : c.Answer)), weak: int.MaxValue);
    }

    /// <summary>The time by the others' clocks; null if there is no such time.</summary>
    public DateTimeOffset? Correct(DateTimeOffset time)
    {
        var ticks = time.UtcTicks + Ahead.Ticks;
        return ticks < DateTimeOffset.MinValue.UtcTicks || ticks > DateTimeOffset.MaxValue.UtcTicks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static bool IsTheServices(Case subject, Evidence evidence) =>
        subject.Answer is { } answer
        && (Peer.Of(subject, evidence) == PeerKind.Genuine || Peer.HasProof(answer, subject.Endpoint.Expect) || Peer.HasMembers(answer, subject.Endpoint.Expect) == true);

    // A block page tells the time of the device that made it up, not of the service.
    private static bool IsInPlaceOfTheService(Case subject)
    {
        var expect = subject.Endpoint.Expect;
        return subject.Answer is { } answer
            && ((!expect.Statuses.IsEmpty && !expect.Statuses.Contains(answer.Status))
                || Peer.HasMembers(answer, expect) == false
                || (expect.Body is not null && !Peer.HasBody(answer, expect)));
    }

    private static ClockOffset? OverAll(IEnumerable<AnswerFact?> answers, int weak)
    {
        var offsets = answers.Select(Offset).OfType<TimeSpan>().ToList();
        return Median.Of(offsets) is { } ahead ? new ClockOffset(ahead, offsets.Count, offsets.Count <= weak) : null;
    }

    // A cache answers with the date at which it took the answer in, and says how old that is (RFC 9111 section 5.1).
    private static TimeSpan? Offset(AnswerFact? answer)
    {
        if (answer?.Date is not { } date)
            return null;
        var age = int.TryParse(answer.Value("Age"), CultureInfo.InvariantCulture, out var seconds) ? Math.Max(0, seconds) : 0;
        var apart = date - answer.ReceivedAt;
        var ahead = apart + TimeSpan.FromSeconds(age);
        return apart.Duration() > Farthest || ahead.Duration() > Farthest ? null : ahead;
    }
}
