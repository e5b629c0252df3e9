using System.ComponentModel;
using System.Runtime.Versioning;

namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>A Windows service in the LocalSystem account that exists for one run.</summary>
[SupportedOSPlatform("windows")]
internal sealed class TransientService : IDisposable
{
    private readonly Scm _scm;
    private ScmEntry? _service;

    private TransientService(Scm scm) => _scm = scm;

    /// <summary>Opens the service manager with the right to create services.</summary>
    /// <exception cref="Win32Exception">This account may not.</exception>
    public static TransientService Open() => new(Scm.OpenToCreate());

    /// <summary>Creates the service, starts it, and marks it for deletion: it is gone as soon as it has ended, whatever becomes of this process.</summary>
    /// <param name="name">Its name, which no other service has.</param>
    /// <param name="commandLine">What it runs, with quotes where there are spaces.</param>
    /// <exception cref="Win32Exception">It cannot be created or started; nothing is left of it.</exception>
    public void Start(string name, string commandLine)
    {
        _service = _scm.Create(name, name, commandLine, ServiceStart.Demand);
        try
        {
            _service.Start();
        }
        finally
        {
            _service.Delete();
        }
    }

    /// <summary>The process that it runs in; null if it has ended.</summary>
    public int? ProcessId => _service?.ProcessId;

    /// <summary>Asks it to end. One that has ended already stays as it is.</summary>
    public void Stop() => _service?.Stop();

    public void Dispose()
    {
        _service?.Dispose();
        _scm.Dispose();
    }
}
