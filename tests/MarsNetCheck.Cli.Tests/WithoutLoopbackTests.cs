using System.Diagnostics;

namespace MarsNetCheck.Cli.Tests;

/// <summary>Where even the loopback interface is down, which a simulated network needs.</summary>
public sealed class WithoutLoopbackTests
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(1);

    public static bool HasNamespaces { get; } = OperatingSystem.IsLinux() && MayUnshare();

    [Theory(SkipUnless = nameof(HasNamespaces), Skip = "Needs unshare(1) of Linux, and the right to make a network namespace.")]
    [InlineData("demo")]
    [InlineData("demo tcp-refused --format json")]
    [InlineData("serve --demo --listen http://127.0.0.1:0")]
    public async Task It_is_said_in_one_line_and_not_taken_for_a_network_that_is_blocked(string arguments)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(_longest);
        using var program = Unshare(["dotnet", typeof(CommandLine).Assembly.Location, .. arguments.Split(' ')]);

        try
        {
            var (output, error) = (program.StandardOutput.ReadToEndAsync(late.Token), program.StandardError.ReadToEndAsync(late.Token));

            Assert.Equal("marsnetcheck: the loopback interface is down, and the simulated network needs it; bring it up with `ip link set lo up`\n", await error);
            Assert.Equal("", await output);
            await program.WaitForExitAsync(late.Token);
            Assert.Equal(2, program.ExitCode);
        }
        finally
        {
            if (!program.HasExited)
                program.Kill(entireProcessTree: true);
        }
    }

    private static bool MayUnshare()
    {
        if (!File.Exists("/usr/bin/unshare"))
            return false;
        using var trial = Unshare(["true"]);
        return trial.WaitForExit(_longest) && trial.ExitCode == 0;
    }

    private static Process Unshare(string[] command) =>
        Process.Start(new ProcessStartInfo("/usr/bin/unshare", ["-rn", .. command]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
}
