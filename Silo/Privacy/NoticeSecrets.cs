using System.Security.Cryptography;
using System.Text;
using LeadGrid.Brokers;

namespace LeadGrid.Privacy;

internal sealed class NoticeSecrets(MasterKey master) : INoticeSecrets
{
    private readonly byte[] _key = master.Derive("leadgrid notices v1");

    public string Of(string brokerId) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(brokerId)));
}
