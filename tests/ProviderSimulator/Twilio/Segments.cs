namespace LeadGrid.Simulation.Twilio;

/// <summary>How many parts a text has: 160 characters of GSM 03.38 in one, 153 in each of several; otherwise 70 and 67.</summary>
public static class Segments
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extended = "^{}\\[~]|€\f";

    public static int Count(string text)
    {
        var length = 0;
        foreach (var letter in text)
        {
            if (Extended.Contains(letter))
            {
                length += 2;
            }
            else if (Basic.Contains(letter))
            {
                length++;
            }
            else
            {
                return Parts(text.Length, 70, 67);
            }
        }

        return Parts(length, 160, 153);
    }

    private static int Parts(int length, int alone, int together) => length <= alone ? 1 : (length + together - 1) / together;
}
