using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>A source that MARS takes its proxy from on Windows and that this version does not read: that it is unknown is a fact.</summary>
internal sealed class UnreadSetting(ProxySource source) : IProxySetting
{
    /// <inheritdoc/>
    public ProxyFact Fact => new()
    {
        Source = source,
        State = OperatingSystem.IsWindows() ? ProxySettingState.Unknown : ProxySettingState.NotApplicable,
    };

    /// <inheritdoc/>
    public Task<RouteChoice?> ChooseAsync(Uri url, CancellationToken cancellationToken) => Task.FromResult<RouteChoice?>(null);
}
