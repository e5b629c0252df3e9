namespace MarsNetCheck.Facts;

/// <summary>Why a range was not probed.</summary>
public enum SweepSkip
{
    /// <summary>The route is a proxy, so this machine need not reach the addresses itself.</summary>
    Proxied,

    /// <summary>This machine has no address of the range's family.</summary>
    NoFamily,

    /// <summary>The range is too sparse for samples to prove anything: an IPv6 prefix.</summary>
    TooSparse,

    /// <summary>The run's budget was used up or the run was stopped.</summary>
    OutOfBudget,

    /// <summary>The options left the range out.</summary>
    NotSelected,
}
