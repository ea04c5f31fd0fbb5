"""Articles: a text and what is known about it, from every kind of file in which people keep articles."""

from onrecord.articles.article import Article, headline_of
from onrecord.articles.drafted import article_of
from onrecord.articles.drafts import Draft, Unusable
from onrecord.articles.folder import BadArticle, read_article, read_articles
from onrecord.articles.found import Found, Rejected, find_articles
from onrecord.articles.listing import list_origins, named_as
from onrecord.articles.origins import Origin
from onrecord.articles.values import left_out

__all__ = [
    "Article",
    "BadArticle",
    "Draft",
    "Found",
    "Origin",
    "Rejected",
    "Unusable",
    "article_of",
    "find_articles",
    "headline_of",
    "left_out",
    "list_origins",
    "named_as",
    "read_article",
    "read_articles",
]
