using System.Text;

namespace MarsNetCheck.Tests.Stages;

/// <summary>NTLM challenges as proxies send them (MS-NLMP section 2.2.1.2).</summary>
internal static class NtlmChallenges
{
    /// <summary>All that .NET's own NTLM wants to see: sign, key exchange, 128 bits, version, names.</summary>
    public static string Complete { get; } = Convert.ToBase64String(Message("CONTOSO", [(2, "CONTOSO"), (1, "PROXY"), (4, "contoso.test"), (3, "proxy.contoso.test")]));

    public static byte[] Message(string target, (ushort Id, string Name)[] names)
    {
        var name = Encoding.Unicode.GetBytes(target);
        using var info = new MemoryStream();
        using (var writer = new BinaryWriter(info, Encoding.Unicode, leaveOpen: true))
        {
            foreach (var (id, text) in names)
            {
                writer.Write(id);
                writer.Write((ushort)(text.Length * 2));
                writer.Write(Encoding.Unicode.GetBytes(text));
            }
            writer.Write(0);
        }
        using var message = new MemoryStream();
        using (var writer = new BinaryWriter(message, Encoding.Unicode, leaveOpen: true))
        {
            writer.Write("NTLMSSP\0"u8);
            writer.Write(2);
            WriteField(writer, name.Length, 56);
            writer.Write(0xE28A8235);
            writer.Write(0x0123456789ABCDEFUL);
            writer.Write(0UL);
            WriteField(writer, (int)info.Length, 56 + name.Length);
            writer.Write(0x0F0000004A61000AUL);
            writer.Write(name);
            writer.Write(info.ToArray());
        }
        return message.ToArray();
    }

    private static void WriteField(BinaryWriter writer, int length, int offset)
    {
        writer.Write((ushort)length);
        writer.Write((ushort)length);
        writer.Write(offset);
    }
}
