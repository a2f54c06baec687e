using System.Text;

namespace LeadGrid.Privacy;

/// <summary>Seals the operator's own people's data: few rows, one key.</summary>
internal sealed class StaffSealer(MasterKey master) : IStaffSealer
{
    private readonly byte[] _key = master.Derive("leadgrid staff v1");

    public byte[] Seal(string clear, string context) =>
        Envelope.Seal(_key, Encoding.UTF8.GetBytes(clear), Encoding.UTF8.GetBytes(context));

    public string Open(byte[] sealedValue, string context) =>
        Encoding.UTF8.GetString(Envelope.Open(_key, sealedValue, Encoding.UTF8.GetBytes(context)));
}
