using System.Security.Cryptography;
using System.Text;

namespace LeadGrid.Mailings;

internal static class MailingNames
{
    /// <summary>The e-mail of a mailing to a lead has one name, however often it is tried.</summary>
    public static Guid Message(Guid mailing, Guid lead) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"mailing {mailing:N} {lead:N}")).AsSpan(0, 16));
}
