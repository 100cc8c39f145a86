"""Statements of lack in English: the words of a language that puts others in between."""

CANNOT = r"""(?:can\s?not|can't|cant|couldn't|could\snot|unable\sto|not\sable\sto|won't|will\snot|wouldn't
    |refuses?\sto|refused\sto
    |doesn't|does\snot|don't|do\snot|didn't|did\snot|failed\sto|impossible\sto|not\spossible\sto)\s(?:\w+\s){0,2}?
    (?:supply|ship|buy|purchase|get|find|source|provide|fulfil|fulfill|deliver|sell|make|obtain|produce|offer|have|give|carry|dispatch|secure
    |procure|restock|be\s(?:made|produced|supplied|shipped|bought|purchased|delivered|sourced|fulfilled|sold|found))\b(?!\sto\b)"""
ANYMORE = r"(?:[^.,;\n\x00]{0,30}?\s(?:anymore|any\smore|any\slonger|again)\b)"
NONE = r"""no\s(?:further|more)\s(?:supply|supplies|goods|pieces|units|production|pcs|ones)\b|(?:no|zero
    |not\sany|without)\s(?:\w+\s){0,3}?(?:stock|inventory|left|remaining|available)\b
    |(?:none|nothing)(?:\s(?:of\s\w+|is|are|was|were|at\sall)){0,2}(?:\s(?:left|available|in\sstock|remaining))?\b(?!\smissing|\sis\smissing|\swrong)
    |(?:used|bought)\sup\b|all\ssold\b|depleted|exhausted|fresh\sout"""
LOST = r"""(?:not|never|stopped)\s(?:respond(?:ing|ed)?|reply(?:ing)?|replied|answer(?:ing|ed)?)\b
    |no\s(?:response|reply|answer)\b
    |(?:doesn't|does\snot|didn't|did\snot)\s(?:respond|reply|answer)\b|unreachable|unresponsive|(?:can't|cannot|can\snot|unable\sto)\s(?:reach|contact)\b
    |disappeared|(?:out\sof|gone\sout\sof)\sbusiness|shut\sdown|(?:shop|store)\s(?:has\s|is\s)?(?:closed|gone)\b|\b404\b"""
STOPPED = r"""(?:stopped|stop|quit|ceased|no\slonger)\s(?:\w+\s){0,2}?(?:mak|produc|sell|carry|offer
    |supply|manufactur|stock)\w{0,5}\b"""

SHOP = r"""(?:seller|shop|supplier|store|vendor|factory|they)\s(?:\w+\s){0,3}?(?:cancell?ed|refunded
    |rejected|declined)\b"""
PAGE = r"""(?:page|listing|link|product|item|url|offer)\s(?:\w+\s){0,3}?(?:removed|deleted|gone|dead|down
    |expired|invalid|disappeared|vanished|broken|taken\soff)\b"""

_SOMEBODY = r"(?:client|customer|buyer|shop|company|trader|person|guy|people|order)s?"
_OTHER = r"(?:another|(?:an|some)?\s?other|someone|somebody|a\sdifferent)"
_THEY = r"(?:he|she|they|seller|shop|supplier|store)"
_FAR = r"[^.,;\n]{0,40}?(?<![a-z])"
#: What there was went to somebody else: `another client bought all`, `gave it to other customer`.
TAKEN = rf"""
    {_OTHER}\s{_SOMEBODY}\s(?:\w+\s){{0,2}}?(?:bought|took|taken|got|grabbed|ordered|reserved|snapped|booked)\b
    |(?:sold|gave|given|went|gone|promised|shipped|sent|reserved)\s(?={_FAR}(?:to|for)\s{_OTHER}(?:\s{_SOMEBODY})?\b)
    |sold\s(?:\w+\s){{0,2}}?(?:till|until|to|down\sto)\sthe\s(?:end|last)\b
    |{_THEY}\s(?:\w+\s){{0,2}}?sold\s(?:\w+\s)?(?:all|everything|every|them\sall|it\sall)\b
    |we\s(?:\w+\s){{0,2}}?(?:were|are|came|got\sthere)\s(?:\w+\s)?too\slate\b"""
#: `the warehouse was empty when we came`.
EMPTY = r"""
    (?:warehouse|shelf|shelves|stock|stockroom|store|shop|factory|inventory)\b[^.,;\n]{0,24}?
    \s(?:is|was|are|were|stands?|looks?|got)\s(?:\w+\s)?(?:empty|bare)\b
    |empty\s(?:shelf|shelves|warehouse|stock)\b"""
#: `that was all he could collect`.
ALL_THERE_IS = r"""
    (?:that|this|it|which|these|those)(?:'s|\sis|\swas|\sare|\swere)\s(?:all|everything)\s(?:that\s)?
    (?:he|she|they|we|the\s\w+)\s(?:\w+\s){0,2}?
    (?:collect|get|got|find|found|have|has|had|supply|send|sent|give|gave|gather|deliver)\b"""
#: `Nobody makes this any more`, `the old model is finished`; what is named in between is still to be read.
ENDED = rf"""
    no\s(?:further|more|new)\s(?:production|batch(?:es)?)\b|(?:out\sof|end\sof)\sproduction\b
    |(?:nobody|no\sone|no\s(?:\w+\s)?(?:factory|shop|seller|maker|supplier))\s(?:\w+\s)?
    (?:mak|sell|produc|do|carr|stock|manufactur)\w*(?={_FAR}(?:any\s?more|any\slonger|now|again)\b)
    |(?:model|version|style|design|series|edition)\b
    (?={_FAR}(?:is|was|has\sbeen|are|were)\s(?:\w+\s)?(?:finished|over|retired|ended|replaced|dropped|history)\b)
    |mou?lds?\b
    (?={_FAR}(?:is|are|was|were|has|got)\s(?:\w+\s)?(?:broken|damaged|scrapped|destroyed|worn|gone|lost|cracked)\b)"""
_MAKING = r"(?:produc|mak|knitt|sew|print|weav|dye|dy|manufactur|cast|mould|mold|bak|assembl)ing"
_MADE = r"(?:produced|made|knitted|sewn|printed|woven|dyed|manufactured|cast|assembled|baked)"
_MAKE = r"(?:produce|make|knit|sew|print|weave|dye|manufacture|cast|assemble|bake)s?"
#: What stands still only for some time, or is being made: `stop making it for a while`, `is still producing`.
LATER = rf"""
    (?:finish|complete|make|produce|send|ship|deliver|supply)\s(?:the\s|us\sthe\s)?(?:rest|remaining|remainder|balance)\b
    (?={_FAR}(?:in|by|within|on|before|next|after|around|about|until)\s)
    |(?:stop\w*|paus\w*|halt\w*|suspend\w*)\s(?:{_MAKING}|production|sales?|selling)?
    (?={_FAR}(?:for\s(?:a\s(?:while|time|bit|moment|few)|now|the\smoment|some\stime)|temporarily|at\sthe\smoment|until|till)\b)
    |(?:still|being|is|are|now|just)\s(?:\w+\s)?{_MAKING}\b(?!\s(?:sure|trouble))
    |(?:must|needs?\sto|has\sto|have\sto|to)\sbe\s{_MADE}\b|(?:still|not\syet|being)\s(?:being\s)?{_MADE}\b
    |{_MAKE}\s(?:it\s|them\s|this\s|more\s)?again\b"""
#: `only sell it if we pay more`, `wrote wrong price`.
DEARER = r"""
    (?:sell|ship|send|accept|supply|deliver)s?\s(?:\w+\s){0,3}?(?:if|when)\s(?:we|you)\s(?:pay|add|accept)\b
    |(?:asks?|wants?|demands?|charges?|quotes?)\s(?:us\s|for\s)?(?:\x00+|\d{1,4}(?:\.\d{1,2})?)(?:\s?(?:yuan|rmb))?\s(?:each\s)?(?:now|instead)\b
    |(?:got|became|become|is|are|gets|getting)\s(?:\w+\s)?(?:pricier|expensive|dearer|costlier)\b(?!\sthan)
    |(?:at|for)\s\x00+(?:\s?each)?\s(?:no\smore|no\slonger|not\sany\s?more)\b
    |(?:wrong|mistaken|incorrect)\sprice\b|price\s(?:\w+\s){0,3}?(?:wrong|a\smistake|too\slow)\b"""
