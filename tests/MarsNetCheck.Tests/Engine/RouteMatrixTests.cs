using MarsNetCheck.Proxies;
using MarsNetCheck.Tests.Peers;
using MarsNetCheck.Tests.Proxies;

namespace MarsNetCheck.Tests.Engine;

public sealed class RouteMatrixTests
{
    private static async Task<IEnumerable<string>> MatrixAsync(Export export)
    {
        var catalog = Catalogs.Of(2);
        var options = new NetCheckOptions { ProxySettings = export.Build(), AllRoutes = true };
        var discovery = new ProxyDiscovery(options, _ => null, registry: null, agent: null, new FakePac());
        var network = new LoopbackNetwork();
        var plan = await Plan.ForAsync(catalog, options, discovery, network.Machine, Scopes.Patient(network));
        var matrix = await RouteMatrix.OfAsync(catalog, discovery, plan, TestContext.Current.CancellationToken);
        return matrix.Select(w => $"{string.Join('+', w.Sources)}: {w.Targets[0].Route.Proxy?.ToString() ?? "direct"}");
    }

    [Fact]
    public async Task Each_distinct_way_stands_once_with_all_its_sources() =>
        Assert.Equal(
            ["WinHttp+User: http://u.test:2", "None: direct"],
            await MatrixAsync(Export.Empty.Manual(Export.SystemKey, "s.test:1").Manual(Export.UserKey, "u.test:2")
                .Key(Export.MachineKey + @"\Connections").Bytes("WinHttpSettings", ConnectionSettingsTests.Blob(3, "u.test:2", ""))));

    [Fact]
    public async Task A_way_that_is_the_effective_one_is_not_tried_again() =>
        Assert.Equal(["None: direct"], await MatrixAsync(Export.Empty.Manual(Export.SystemKey, "p.test:1").Manual(Export.UserKey, "p.test:1")));

    [Fact]
    public async Task Where_everything_is_direct_there_is_nothing_to_compare() =>
        Assert.Empty(await MatrixAsync(Export.Empty));
}
