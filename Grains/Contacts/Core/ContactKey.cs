namespace LeadGrid.Contacts;

/// <summary>What a contact is named by. Numbers are stored: append, never renumber.</summary>
internal enum ContactKind
{
    Phone = 1,
    Email = 2,
}

/// <summary>Names a contact without telling the number or address: its kind and the keyed hash that leads are found by, too.</summary>
internal readonly record struct ContactKey
{
    private const char Separator = '-';

    private ContactKey(ContactKind kind, string hash) => (Kind, Hash) = (kind, hash);

    public ContactKind Kind { get; }

    /// <summary>The keyed hash in lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    public byte[] HashBytes => Convert.FromHexString(Hash);

    public static ContactKey Phone(byte[] hash) => new(ContactKind.Phone, Convert.ToHexStringLower(hash));

    public static ContactKey Email(byte[] hash) => new(ContactKind.Email, Convert.ToHexStringLower(hash));

    /// <summary>Reads the grain's key back.</summary>
    public static ContactKey Parse(string text) => text.Split(Separator) switch
    {
        ["phone", var hash] => new(ContactKind.Phone, hash),
        ["email", var hash] => new(ContactKind.Email, hash),
        _ => throw new FormatException("That is no key of a contact."),
    };

    /// <summary>The grain's key. The letter before the digits keeps Orleans from reading it as a number.</summary>
    public override string ToString() => $"{(Kind == ContactKind.Phone ? "phone" : "email")}{Separator}{Hash}";
}
