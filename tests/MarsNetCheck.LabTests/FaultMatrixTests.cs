using MarsNetCheck.LabTests.Scenarios;

namespace MarsNetCheck.LabTests;

public sealed class FaultMatrixTests
{
    [Fact]
    public void The_page_lists_the_scenarios_as_they_are()
    {
        var file = Path.Combine(Repository.Root, "docs", "fault-matrix.md");
        if (Environment.GetEnvironmentVariable("UPDATE_MATRIX") is "1")
            File.WriteAllText(file, FaultMatrix.Page());

        Assert.Equal(FaultMatrix.Page(), File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void No_two_scenarios_of_the_lab_have_one_name() =>
        Assert.Equal(LabScenarioBook.All.Length, LabScenarioBook.All.DistinctBy(s => s.Name).Count());

    [Fact]
    public void Faults_and_healthy_networks_are_enough_to_trust_a_verdict()
    {
        var real = FaultMatrix.LabFaults.Count();

        Assert.InRange(real, 45, int.MaxValue);
        Assert.InRange(real + FaultMatrix.SimulatedFaults.Count(), 80, int.MaxValue);
        Assert.InRange(FaultMatrix.LabHealthy.Count() + FaultMatrix.SimulatedHealthy.Count(), 20, int.MaxValue);
    }
}
