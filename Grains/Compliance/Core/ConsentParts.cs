namespace LeadGrid.Compliance;

/// <summary>What a record lacks to be a consent for this channel, seller and number: a record with a missing part is none.</summary>
internal static class ConsentParts
{
    /// <summary>Source: 47 CFR 64.1200(f)(9).</summary>
    public static string[] Written(ConsentRecord record, PermitQuestion question, ContactChannel channel) =>
    [
        .. Recorded(record, question, channel),
        .. Lacks(string.IsNullOrWhiteSpace(record.Signature), "the signature"),
        .. Lacks(record.Phone is null || record.Phone != question.Phone, "the number"),
        .. Lacks(!record.DisclosesCalls, "the disclosure that it authorises such contact"),
        .. Lacks(!record.NoConditionOfPurchase, "the disclosure that it is no condition of purchase"),
    ];

    /// <summary>What every consent has: its text, the channel, the seller.</summary>
    public static string[] Recorded(ConsentRecord record, PermitQuestion question, ContactChannel channel) =>
    [
        .. Lacks(string.IsNullOrWhiteSpace(record.Text), "its text"),
        .. Lacks(!record.Channels.Contains(channel), "the channel"),
        .. Lacks(!record.Sellers.Any(seller => Sellers.AreSame(seller, question.Seller)), "the seller"),
    ];

    private static string[] Lacks(bool missing, string part) => missing ? [part] : [];
}
