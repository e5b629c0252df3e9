using MarsNetCheck.Networks;

namespace MarsNetCheck.Tests.Networks;

public sealed class MachineDescriptionTests
{
    public static bool IsWindows => OperatingSystem.IsWindows();

    public static bool IsElsewhere => !IsWindows;

    [Fact(SkipUnless = nameof(IsElsewhere), Skip = "MARS runs on Windows.")]
    [Trait("Only", "Unix")]
    public void Elsewhere_than_on_Windows_there_is_no_SYSTEM_to_differ_from()
    {
        var machine = MachineDescription.Read();

        Assert.False(machine.IsSystem);
        Assert.Empty(machine.IdentityGap);
    }

    [Fact(SkipUnless = nameof(IsWindows), Skip = "Only Windows has a SYSTEM account.")]
    [Trait("Only", "Windows")]
    public void On_Windows_every_account_but_SYSTEM_has_a_gap_to_it()
    {
        var machine = MachineDescription.Read();

        Assert.Equal(machine.IsSystem, machine.IdentityGap.IsEmpty);
    }
}
