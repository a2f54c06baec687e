namespace LeadGrid.Privacy;

/// <summary>Seals the personal data of the people who sign in, which no erasure of a lead touches.</summary>
internal interface IStaffSealer
{
    /// <param name="context">Bound to the sealed value: it opens in the place that it was sealed for only.</param>
    byte[] Seal(string clear, string context);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Another context, key, or a changed value.</exception>
    string Open(byte[] sealedValue, string context);
}
