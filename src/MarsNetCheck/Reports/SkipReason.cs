using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>Says why a range was not probed.</summary>
public static class SkipReason
{
    /// <summary>For example <c>the time was up.</c></summary>
    public static string Of(SweepSkip reason) => reason switch
    {
        SweepSkip.Proxied => "the proxy reaches the addresses, not this machine.",
        SweepSkip.NoFamily => "this machine has no address of that family.",
        SweepSkip.TooSparse => "too few of its addresses are in use for samples to prove anything.",
        SweepSkip.OutOfBudget => "the time was up.",
        _ => "left out by the options.",
    };
}
