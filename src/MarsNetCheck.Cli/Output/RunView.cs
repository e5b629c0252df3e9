using MarsNetCheck.Cli.Options;

namespace MarsNetCheck.Cli.Output;

/// <summary>Follows a run to its report: a live line on a terminal, one line for each attempt when asked to be verbose, else silence.</summary>
internal static class RunView
{
    /// <summary>Waits for the report; Ctrl+C or the token stops the run and gives the report of what was measured.</summary>
    public static async Task<Report> FollowAsync(NetCheck check, int endpoints, ReportChoice choice, Terminal terminal, CancellationToken stop)
    {
        await using var run = check.Start(CancellationToken.None);
        using var interruption = new Interruption(run.Stop);
        await using var stopping = stop.Register(run.Stop);
        if (choice.Detail == Detail.Verbose)
            await AttemptLog.WriteAsync(run, terminal);
        else if (choice.Detail == Detail.Normal && terminal.ErrorIsTerminal && terminal.AllowsControlCodes && !choice.NoColor)
            await LiveLine.ShowAsync(run, endpoints, terminal);
        return await run.Report;
    }
}
