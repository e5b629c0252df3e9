using System.Net.Sockets;
using System.Text;

namespace MarsNetCheck.Cli.Tests;

/// <summary>The notification protocol of systemd (sd_notify(3)), spoken with the real program.</summary>
public sealed class SystemdTests
{
    private const string Alive = "WATCHDOG=1";

    public static bool IsLinux => OperatingSystem.IsLinux();

    [Fact(SkipUnless = nameof(IsLinux), Skip = "systemd is there on Linux only.")]
    public async Task It_tells_systemd_when_it_is_ready_when_it_is_alive_and_when_it_stops()
    {
        using var folder = new TemporaryFolder();
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(folder.File("notify")));

        await using var program = await ServedProgram.StartAsync(["--demo"], ("NOTIFY_SOCKET", folder.File("notify")), ("WATCHDOG_USEC", "200000"));
        var ready = await NextButAsync(Alive, systemd);
        var alive = await NextAsync(systemd);
        var end = program.EndAsync(ServedProgram.Terminate);
        var last = await NextButAsync(Alive, systemd);

        Assert.Equal(("READY=1", Alive, "STOPPING=1"), (ready, alive, last));
        Assert.Equal(0, await end);
    }

    [Fact(SkipUnless = nameof(IsLinux), Skip = "systemd is there on Linux only.")]
    public async Task The_journal_gets_the_priority_of_each_line()
    {
        using var folder = new TemporaryFolder();
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(folder.File("notify")));

        await using var program = await ServedProgram.StartAsync(["--demo"], ("NOTIFY_SOCKET", folder.File("notify")));

        Assert.Contains("<4>MarsNetCheck[", program.Log, StringComparison.Ordinal);
        Assert.Contains("<6>MarsNetCheck[", program.Log, StringComparison.Ordinal);
    }

    private static async Task<string> NextButAsync(string word, Socket socket)
    {
        var next = await NextAsync(socket);
        while (string.Equals(next, word, StringComparison.Ordinal))
            next = await NextAsync(socket);
        return next;
    }

    private static async Task<string> NextAsync(Socket socket)
    {
        var buffer = new byte[256];
        var count = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(buffer.AsSpan(0, count)).Trim();
    }
}
