using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Tests.Runs;

/// <summary>A runner and a worker at a time of the test's own.</summary>
internal sealed class RunnerParts : IDisposable
{
    public static readonly DateTimeOffset Begin = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public RunnerParts(ICheckFactory checks, IReportHistory? history = null, ScheduleSettings? schedule = null)
    {
        Settings = new MarsNetCheckSettings { Schedule = schedule ?? new ScheduleSettings() };
        History = history ?? new MemoryHistory(Settings.History, Time);
        Runner = new CheckRunner(checks, History, Feed, Options.Create(Settings), Time, NullLogger<CheckRunner>.Instance);
        Worker = new CheckWorker(Runner, new LastReport(History, checks, NullLogger<LastReport>.Instance), Options.Create(Settings), new Jitter(new Random(1)), Time);
    }

    public MarsNetCheckSettings Settings { get; }

    public WallClock Time { get; } = new(Begin);

    public RunFeed Feed { get; } = new();

    public IReportHistory History { get; }

    public CheckRunner Runner { get; }

    public CheckWorker Worker { get; }

    /// <summary>Collects what is told from now on.</summary>
    public Listening Listen() => new(Feed);

    public void Dispose()
    {
        Worker.Dispose();
        Runner.Dispose();
    }
}
