using System.Runtime.CompilerServices;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Proxies;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace MarsNetCheck.Hosting.Tests.Runs;

public sealed class CheckFactoryTests
{
    [Fact]
    public void What_the_agent_told_a_run_is_kept_for_the_probes_of_the_same_service_and_of_no_other()
    {
        using var host = Service();
        using var other = Service();

        Assert.Same(MemoryOf(host), MemoryOf(host));
        Assert.NotSame(MemoryOf(host), MemoryOf(other));
    }

    [Fact]
    public void What_the_agent_told_grows_old_by_the_clock_of_the_program()
    {
        var time = new FakeTimeProvider();
        using var host = Service(time);

        Assert.Same(time, ClockOf(MemoryOf(host)));
    }

    // Asking the memory is possible on Windows only, by a run.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_time")]
    private static extern ref TimeProvider ClockOf(AgentMemory memory);

    private static IHost Service(TimeProvider? time = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddMarsNetCheck(new ConfigurationBuilder().Build());
        return builder.Build();
    }

    private static AgentMemory MemoryOf(IHost host)
    {
        var checks = host.Services.GetRequiredService<ICheckFactory>();
        AgentMemory? memory = null;
        checks.Create(checks.Catalog).WithOptions(options =>
        {
            memory = options.AgentMemory;
            return options;
        });
        return memory!;
    }
}
