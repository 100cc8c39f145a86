"""Units of time behind a figure: a figure with one of them is a time, never how many."""

#: What follows the figure, as a part of a pattern.
OF_TIME = r"""
    \s?(?:[-~、]\s?\d{1,2}\s?|(?:から|至|到|か|to|or)\s?\d{1,2}\s?)?
    (?:(?:more|further|full|whole)\s)?
    (?:个半?(?:月(?!饼)|工作日|营业日|星期|礼拜|小时)|[ヶかカケヵヶ箇]月|个?(?:星期|礼拜|工作日|营业日)|小时|时间|营业日
    |日(?![式系本])|月(?![饼亮牙]|光)|号(?![色码店线机])|天(?![蓝鹅然青空])|周(?!边)|年(?![轮画糕])|时(?!尚)|点[钟半]
    |(?:(?:business|working|calendar)\s)?(?:days?|weeks?|wks?|months?|mths?|years?|hours?|hrs?)(?![a-z])
    |(?:st|nd|rd|th)(?![a-z])
    |(?:of\s)?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?![a-z])|(?:january|february|march|april|august|september|october|november|december)(?![a-z]))"""
