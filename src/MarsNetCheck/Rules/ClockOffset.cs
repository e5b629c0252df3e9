using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>How far this machine's clock is from the clocks of those that answered.</summary>
/// <param name="Ahead">How far the others' clocks are ahead of this machine's; negative if they are behind.</param>
/// <param name="Answers">How many answers it rests on.</param>
/// <param name="Weak">True if it rests on one answer without TLS or on proxies alone.</param>
internal sealed record ClockOffset(TimeSpan Ahead, int Answers, bool Weak)
{
    /// <summary>The median over the endpoints. Answers inside TLS count first, then plain ones, then those that proxies made up. Null if no answer had a date.</summary>
    public static ClockOffset? Of(Evidence evidence)
    {
        var cases = Case.All(evidence).ToList();
        return Median(cases.Where(c => c.Endpoint.IsTls).Select(c => c.Answer), weak: 0)
            ?? Median(cases.Where(c => c is { Endpoint.IsTls: false, AskedProxy: false }).Select(c => c.Answer), weak: 1)
            ?? Median(cases.Select(c => c.Trace.Tunnel?.Answer ?? c.Answer), weak: int.MaxValue);
    }

    private static ClockOffset? Median(IEnumerable<AnswerFact?> answers, int weak)
    {
        var offsets = answers.Select(Offset).OfType<TimeSpan>().Order().ToList();
        return offsets.Count == 0 ? null : new ClockOffset(offsets[offsets.Count / 2], offsets.Count, offsets.Count <= weak);
    }

    // A cache answers with the date at which it took the answer in, and says how old that is (RFC 9111 section 5.1).
    private static TimeSpan? Offset(AnswerFact? answer)
    {
        if (answer?.Date is not { } date)
            return null;
        var age = int.TryParse(answer.Value("Age"), System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? Math.Max(0, seconds) : 0;
        return date.AddSeconds(age) - answer.ReceivedAt;
    }
}
