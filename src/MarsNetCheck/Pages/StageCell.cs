using MarsNetCheck.Reports;

namespace MarsNetCheck.Pages;

/// <summary>A stage of an endpoint in one cell: a sign for the eye, a word for those who listen.</summary>
internal static class StageCell
{
    private static readonly Html _ok = Html.Of($"""<td class="m good"><span role="img" aria-label="ok">✓</span></td>""");
    private static readonly Html _odd = Html.Of($"""<td class="m odd"><span role="img" aria-label="odd">!</span></td>""");
    private static readonly Html _failed = Html.Of($"""<td class="m bad"><span role="img" aria-label="failed">✗</span></td>""");
    private static readonly Html _notNeeded = Html.Of($"""<td class="m"><span role="img" aria-label="not needed">·</span></td>""");
    private static readonly Html _notReached = Html.Of($"""<td class="m"><span role="img" aria-label="not reached">–</span></td>""");

    public static Html Of(StageMark mark) => mark switch
    {
        { Status: { } status } => Html.Of($"""<td class="m bad"><span class="vh">failed: </span>{status}</td>"""),
        { Kind: StageMarkKind.Ok } => _ok,
        { Kind: StageMarkKind.Odd } => _odd,
        { Kind: StageMarkKind.Failed } => _failed,
        { Kind: StageMarkKind.NotNeeded } => _notNeeded,
        _ => _notReached,
    };
}
