using System.Xml.Linq;
using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Intake;

/// <summary>The published vectors of isemail, each with its category.</summary>
public class EmailVectorTests
{
    public static TheoryData<string, string, string> Vectors()
    {
        var vectors = new TheoryData<string, string, string>();
        foreach (var test in XDocument.Load(SharedFiles.Path("isemail-tests.xml")).Descendants("test"))
        {
            vectors.Add(
                test.Attribute("id")!.Value,
                Decoded(test.Element("address")!.Value),
                test.Element("category")!.Value);
        }

        return vectors;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_vector_is_judged_as_its_category_says(string id, string address, string category)
    {
        var accepted = EmailRules.Read("email", address, new()) is not null;
        switch (category)
        {
            case "ISEMAIL_VALID_CATEGORY" or "ISEMAIL_DNSWARN":
                Assert.True(accepted, $"Vector {id} is an address.");
                break;
            case "ISEMAIL_ERR":
                Assert.False(accepted, $"Vector {id} is no address.");
                break;
            default:
                Assert.True(accepted == IsPlainMailbox(address), $"Vector {id} is of neither kind.");
                break;
        }
    }

    // Of what the standards discourage, only these are mailboxes: a bare top-level domain, a simple quoted name, and
    // blanks around an address.
    private static bool IsPlainMailbox(string address) =>
        address.Trim(' ') is "test@org" or "test@iana.org" or "\"test\"@iana.org";

    // The file writes control characters as their Unicode pictures.
    private static string Decoded(string text) =>
        string.Concat(text.Select(sign => sign is >= '\u2400' and < '\u2420' ? (char)(sign - '\u2400') : sign));
}
