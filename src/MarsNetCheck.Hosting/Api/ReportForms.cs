using MarsNetCheck.Hosting.Runs;

namespace MarsNetCheck.Hosting.Api;

/// <summary>Keeps the forms of the newest report.</summary>
internal sealed class ReportForms(CheckRunner runner)
{
    private ReportForm? _newest;

    /// <summary>The newest report; null until there is one.</summary>
    public ReportForm? Newest => runner.Latest is { } latest ? Of(latest) : null;

    /// <summary>The forms of a report that has just become the newest.</summary>
    public ReportForm Of(ReportSnapshot snapshot)
    {
        if (_newest is { } known && ReferenceEquals(known.Snapshot, snapshot))
            return known;
        var form = new ReportForm(snapshot);
        _newest = form;
        return form;
    }
}
