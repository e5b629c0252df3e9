using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Cli;

/// <summary>The exit statuses and what they mean. The same for every format.</summary>
internal static class ExitStatus
{
    /// <summary>Nothing required is blocked.</summary>
    public const int Ready = 0;

    /// <summary>Something required is blocked.</summary>
    public const int Blocked = 1;

    /// <summary>The command line, a configuration or an input file is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Something required could not be measured, or MARS may take another way than the one that was probed.</summary>
    public const int Inconclusive = 3;

    /// <summary>Interrupted; what had been measured was reported.</summary>
    public const int Interrupted = 130;

    /// <summary>The status of a run.</summary>
    public static int Of(Report report, Expectation expectation)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(expectation);
        if (report.Interrupted)
            return Interrupted;
        var status = Of(report.Verdict, expectation.Strict);
        if (expectation.Finds is not { } expected)
            return status;
        if (expectation.IsMetBy(report))
            return Ready;
        return status == Inconclusive ? Inconclusive : Blocked;
    }

    /// <summary>The status of a verdict; strict also minds what is degraded.</summary>
    public static int Of(OverallVerdict verdict, bool strict) => verdict switch
    {
        OverallVerdict.Ready => Ready,
        OverallVerdict.Degraded => strict ? Blocked : Ready,
        OverallVerdict.Blocked => Blocked,
        _ => Inconclusive,
    };

    /// <summary>The one of two statuses that counts: 130, then 2, 1, 3, 0.</summary>
    public static int Worse(int left, int right) => Rank(left) >= Rank(right) ? left : right;

    private static int Rank(int status) => status switch
    {
        Interrupted => 4,
        Usage => 3,
        Blocked => 2,
        Inconclusive => 1,
        _ => 0,
    };
}
