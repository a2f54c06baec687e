using System.Security.Cryptography;
using System.Text;
using LeadGrid.Brokers;
using LeadGrid.Privacy;

namespace LeadGrid.Api.Tests;

internal sealed class PlainHash : IKeyedHash
{
    public byte[] Hash(string purpose, string value) => SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}\n{value}"));
}

internal sealed class PlainSealer : IStaffSealer
{
    public byte[] Seal(string clear, string context) => Encoding.UTF8.GetBytes($"{context}\n{clear}");

    public string Open(byte[] sealedValue, string context)
    {
        var text = Encoding.UTF8.GetString(sealedValue);
        return text.StartsWith(context + "\n", StringComparison.Ordinal)
            ? text[(context.Length + 1)..]
            : throw new CryptographicException("Sealed for another place.");
    }
}

internal sealed class PlainSecrets : INoticeSecrets
{
    public string Of(string brokerId) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(brokerId)).PadRight(64, '0')[..64];
}
