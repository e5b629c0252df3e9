namespace MarsNetCheck.Hosting.Runs;

/// <summary>Chance in the schedule, so that a fleet does not probe in step.</summary>
internal sealed class Jitter(Random random)
{
    /// <summary>From nothing to <paramref name="most"/>.</summary>
    public TimeSpan UpTo(TimeSpan most) => most * random.NextDouble();

    /// <summary>From minus <paramref name="most"/> to <paramref name="most"/>.</summary>
    public TimeSpan Around(TimeSpan most) => most * ((2 * random.NextDouble()) - 1);
}
