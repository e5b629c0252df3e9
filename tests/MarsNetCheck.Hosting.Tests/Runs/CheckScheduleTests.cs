using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;

namespace MarsNetCheck.Hosting.Tests.Runs;

public sealed class CheckScheduleTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(15);

    [Fact]
    public void A_service_runs_as_soon_as_it_has_started() => Assert.Equal(_now, Schedule().First(_now));

    [Fact]
    public void Without_a_run_at_the_start_the_first_comes_after_an_interval()
    {
        var first = new CheckSchedule(new ScheduleSettings { AtStart = false, Jitter = TimeSpan.Zero }, new Jitter(new Random(1))).First(_now);

        Assert.Equal(_now + _every, first);
    }

    [Fact]
    public void On_demand_only_nothing_is_planned()
    {
        var schedule = new CheckSchedule(new ScheduleSettings { Every = null, AtStart = false }, new Jitter(new Random(1)));

        Assert.Null(schedule.First(_now));
        Assert.Null(schedule.Next(_now, _now));
    }

    [Fact]
    public void Intervals_differ_by_the_jitter_in_both_directions()
    {
        var schedule = Schedule();

        var intervals = Enumerable.Range(0, 1000).Select(_ => schedule.Next(_now, _now)!.Value - _now).ToList();

        Assert.All(intervals, i => Assert.InRange(i, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(16)));
        Assert.True(intervals.Min() < TimeSpan.FromMinutes(14.1) && intervals.Max() > TimeSpan.FromMinutes(15.9));
        Assert.InRange(intervals.Average(i => i.TotalMinutes), 14.9, 15.1);
    }

    [Fact]
    public void Delays_do_not_add_up()
    {
        var (punctual, late) = (Schedule(), Schedule());
        var (plan, latePlan) = (_now, _now);

        for (var i = 0; i < 1000; i++)
        {
            plan = punctual.Next(plan, plan)!.Value;
            latePlan = late.Next(latePlan, latePlan + TimeSpan.FromSeconds(40))!.Value;
        }

        Assert.Equal(plan, latePlan);
    }

    [Fact]
    public void Times_that_were_slept_through_do_not_pile_up()
    {
        var schedule = new CheckSchedule(new ScheduleSettings { Jitter = TimeSpan.Zero }, new Jitter(new Random(1)));

        Assert.Equal(_now + (6 * _every), schedule.Next(_now, _now + (5.5 * _every)));
    }

    [Fact]
    public void The_next_time_is_never_in_the_past()
    {
        var schedule = new CheckSchedule(new ScheduleSettings { Jitter = _every / 2 }, new Jitter(new Random(1)));

        for (var i = 0; i < 1000; i++)
            Assert.True(schedule.Next(_now, _now + (1.9 * _every)) >= _now + (1.9 * _every));
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_stop_the_checks()
    {
        var schedule = Schedule();

        Assert.Equal(_now + TimeSpan.FromMinutes(16), schedule.Mend(_now + TimeSpan.FromDays(365), _now));
        Assert.Equal(_now + _every, schedule.Mend(_now + _every, _now));
    }

    private static CheckSchedule Schedule(int seed = 1) => new(new ScheduleSettings(), new Jitter(new Random(seed)));
}
