"""Days on which somebody asks again or tells more: no days on which goods come back."""

from bot.rules.script import pattern

_TELLS = r"""
    (?:ご?连络|ご?联络|ご?報告|お?知らせ|お伝え|ご?回答|ご?返事|ご?返信|ご?案内|もう一度闻|闻いて|闻きま|问い合わせ|(?:ご?确[認认]|チェック)(?:し|いた|致|取|のうえ|の上|予定|[、。])
    |(?:确认|核实|核对|落实)(?!后|发货|有货|到货|能|可以|到)|联系|联络|回复|答复|告诉|告知|反馈|通知(?!发)|给(?:您|你)?(?:消息|答复|回复|准信|信)
    |(?:追|催|打电话)?(?:问问?|催一?催?)(?![题])
    |(?:i|we|they|the\sshop|shop|seller)?(?:\s?will|'ll|\scan)?\s?(?:again\s)?(?:let\syou\sknow|tell\syou|confirm|check|update|inform|reply|get\sback|contact|ask|advise|answer)(?![a-z]*ed))"""
#: Behind a day.
TOLD_AFTER = pattern(rf"""
    \s?(?:(?:の?(?:朝|午前|午後|夕方|夜|中|内)|上午|下午|早上|晚上|中午|之前|以前|前)?(?:までに?は?|に(?:も|は|でも)?|には)?)[、]?\s?
    (?:また|改めて|あらためて|もう一度|再度|再び|再|(?:店舗?|お?店|工場|先方|メーカー|卖家)に|我们?|咱们?|他们?|老板|店家|卖家|会|去|来|给您|跟您|向您|给你|一定|统一|一起|才能?|能|帮您){{0,4}}\s?(?:{_TELLS})""")
#: Before a day.
TOLD_BEFORE = pattern(r"""
    (?<![a-z])(?:will|to|i'll|we'll|shall|can|and|please\swait,?|they'll)\s(?:then\s)?(?:(?:let\syou\sknow|tell\syou|inform\syou|confirm|check|update|reply|get\sback|contact|ask|advise|answer)
    (?:\s(?:you|again|it|this|them|to\syou|with\syou|the\sshop|the\sstock|the\sseller|more|once\smore)){0,3})\s?(?:by|on|until|before)?\s?$""")
TOLD_REACH = 44
