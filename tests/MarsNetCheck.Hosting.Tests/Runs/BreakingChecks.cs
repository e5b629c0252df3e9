using MarsNetCheck.Catalog;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Rules;

namespace MarsNetCheck.Hosting.Tests.Runs;

/// <summary>Runs that break before they begin, and are counted: for tests of when a run is begun.</summary>
internal sealed class BreakingChecks : ICheckFactory, IDisposable
{
    private readonly SemaphoreSlim _begun = new(0);
    private int _count;

    public int Count => _count;

    public SelectedCatalog Catalog { get; } = EndpointCatalog.LoadEmbedded().Select(new CatalogSelection { Only = ["auth"] });

    public RuleBook Rules { get; init; } = RuleBook.Standard();

    public NetCheck Create(SelectedCatalog catalog)
    {
        Interlocked.Increment(ref _count);
        _begun.Release();
        throw new InvalidOperationException("the floor gave way");
    }

    /// <summary>Waits for one more run.</summary>
    public async Task OneMoreAsync() =>
        Assert.True(await _begun.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken), "No run was begun.");

    public void Dispose() => _begun.Dispose();
}
