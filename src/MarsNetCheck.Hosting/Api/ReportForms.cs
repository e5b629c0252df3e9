using MarsNetCheck.Hosting.Runs;

namespace MarsNetCheck.Hosting.Api;

/// <summary>Keeps the forms of the newest report.</summary>
internal sealed class ReportForms(CheckRunner runner)
{
    private ReportForm? _newest;

    /// <summary>The newest report; null until there is one.</summary>
    public ReportForm? Newest
    {
        get
        {
            if (runner.Latest is not { } latest)
                return null;
            var form = _newest;
            if (!ReferenceEquals(form?.Snapshot, latest))
                _newest = form = new ReportForm(latest);
            return form;
        }
    }
}
