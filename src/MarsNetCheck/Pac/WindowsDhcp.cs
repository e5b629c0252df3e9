using System.Net.NetworkInformation;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace MarsNetCheck.Pac;

/// <summary>Asks the DHCP client of Windows for option 252, the URL of a PAC script (dhcpcsdk.h, DhcpRequestParams).</summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsDhcp
{
    private const uint ProxyOption = 252;
    private const uint Synchronous = 2;
    private const uint Success = 0;
    private const int BufferLength = 2048;

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(5);

    /// <summary>The URL that the first adapter with an answer gives; null if none does within 5 s. The call blocks, so it has a thread of its own, which nobody waits for past that.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    public static async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => answer.SetResult(AskAdapters())) { IsBackground = true, Name = "DHCP" }.Start();
        try
        {
            return await answer.Task.WaitAsync(_limit, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static string? AskAdapters()
    {
        try
        {
            if (DhcpCApiInitialize(out _) != Success)
                return null;
            return NetworkInterface.GetAllNetworkInterfaces()
                .Where(n => n.OperationalStatus == OperationalStatus.Up && n.NetworkInterfaceType is not (NetworkInterfaceType.Loopback or NetworkInterfaceType.Tunnel))
                .Select(n => Ask(n.Id))
                .FirstOrDefault(url => !string.IsNullOrWhiteSpace(url));
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException or NetworkInformationException)
        {
            // A Windows without a DHCP client gives no option.
            return null;
        }
    }

    private static unsafe string? Ask(string adapter)
    {
        var wanted = new Parameter { OptionId = ProxyOption };
        var buffer = stackalloc byte[BufferLength];
        uint size = BufferLength;
        var none = default(ParameterArray);
        var one = new ParameterArray { Count = 1, Items = &wanted };
        var result = DhcpRequestParams(Synchronous, 0, adapter, 0, none, one, buffer, ref size, null);
        if (result != Success || wanted.Data is null || wanted.Length == 0)
            return null;
        return Encoding.Latin1.GetString(wanted.Data, (int)Math.Min(wanted.Length, BufferLength)).TrimEnd('\0');
    }

    [LibraryImport("dhcpcsvc.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial uint DhcpCApiInitialize(out uint version);

    [LibraryImport("dhcpcsvc.dll", StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static unsafe partial uint DhcpRequestParams(
        uint flags, nint reserved, string adapterName, nint classId, ParameterArray send, ParameterArray received, byte* buffer, ref uint size, string? requestId);

    /// <summary>DHCPCAPI_PARAMS_ARRAY.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct ParameterArray
    {
        public uint Count;
        public Parameter* Items;
    }

    /// <summary>DHCPAPI_PARAMS.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Parameter
    {
        public uint Flags;
        public uint OptionId;
        public int IsVendor;
        public byte* Data;
        public uint Length;
    }
}
